/** Clocks, and the reactions when somebody sets the machine's clock. */
@org.jspecify.annotations.NullMarked
package io.anula.time;
