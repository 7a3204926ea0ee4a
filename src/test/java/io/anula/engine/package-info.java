@NullMarked
package io.anula.engine;

import org.jspecify.annotations.NullMarked;
