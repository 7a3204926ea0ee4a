@NullMarked
package io.anula.cancellation;

import org.jspecify.annotations.NullMarked;
