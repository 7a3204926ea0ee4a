@NullMarked
package io.anula;

import org.jspecify.annotations.NullMarked;
