@NullMarked
package io.anula.provider.calipso;

import org.jspecify.annotations.NullMarked;
