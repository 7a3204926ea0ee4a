@NullMarked
package io.anula.table;

import org.jspecify.annotations.NullMarked;
