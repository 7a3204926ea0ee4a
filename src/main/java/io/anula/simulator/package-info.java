/**
 * Simulators of both providers over raw HTTP, with faults. They use no other code of Anula, so that an error there is
 * not repeated here.
 */
@NullMarked
package io.anula.simulator;

import org.jspecify.annotations.NullMarked;
