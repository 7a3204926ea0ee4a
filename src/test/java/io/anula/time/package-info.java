@NullMarked
package io.anula.time;

import org.jspecify.annotations.NullMarked;
