@NullMarked
package io.anula.console;

import org.jspecify.annotations.NullMarked;
