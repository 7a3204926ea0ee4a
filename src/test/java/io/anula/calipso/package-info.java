@NullMarked
package io.anula.calipso;

import org.jspecify.annotations.NullMarked;
