@NullMarked
package io.anula.architecture;

import org.jspecify.annotations.NullMarked;
