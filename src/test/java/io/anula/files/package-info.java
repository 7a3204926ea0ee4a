@NullMarked
package io.anula.files;

import org.jspecify.annotations.NullMarked;
