@NullMarked
package io.anula.intake;

import org.jspecify.annotations.NullMarked;
