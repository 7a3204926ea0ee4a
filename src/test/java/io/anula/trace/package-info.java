@NullMarked
package io.anula.trace;

import org.jspecify.annotations.NullMarked;
