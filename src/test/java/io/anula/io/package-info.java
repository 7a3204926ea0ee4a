@NullMarked
package io.anula.io;

import org.jspecify.annotations.NullMarked;
