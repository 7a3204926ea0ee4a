@NullMarked
package io.anula.intake.table;

import org.jspecify.annotations.NullMarked;
