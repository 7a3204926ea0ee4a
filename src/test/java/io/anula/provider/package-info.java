@NullMarked
package io.anula.provider;

import org.jspecify.annotations.NullMarked;
