/** Measurements side by side in one run: they print ratios and assert nothing about time. */
@NullMarked
package io.anula.bench;

import org.jspecify.annotations.NullMarked;
