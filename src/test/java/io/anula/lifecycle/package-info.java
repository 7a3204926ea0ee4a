@NullMarked
package io.anula.lifecycle;

import org.jspecify.annotations.NullMarked;
