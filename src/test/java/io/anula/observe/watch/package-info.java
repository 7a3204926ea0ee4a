@NullMarked
package io.anula.observe.watch;

import org.jspecify.annotations.NullMarked;
