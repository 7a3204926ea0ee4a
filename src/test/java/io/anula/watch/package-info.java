@NullMarked
package io.anula.watch;

import org.jspecify.annotations.NullMarked;
