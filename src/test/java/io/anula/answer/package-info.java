@NullMarked
package io.anula.answer;

import org.jspecify.annotations.NullMarked;
