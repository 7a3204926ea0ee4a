/**
 * Both providers played over raw HTTP, with a laboratory of faults. Knows nothing of the rest of Anula, so that an error there is not repeated here.
 */
@NullMarked
package io.anula.simulator;

import org.jspecify.annotations.NullMarked;
