@NullMarked
package io.anula.observe.trace;

import org.jspecify.annotations.NullMarked;
