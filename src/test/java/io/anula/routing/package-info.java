@NullMarked
package io.anula.routing;

import org.jspecify.annotations.NullMarked;
