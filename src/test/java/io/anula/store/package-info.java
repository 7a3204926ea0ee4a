@NullMarked
package io.anula.store;

import org.jspecify.annotations.NullMarked;
