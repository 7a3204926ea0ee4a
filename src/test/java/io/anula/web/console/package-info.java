@NullMarked
package io.anula.web.console;

import org.jspecify.annotations.NullMarked;
