/** The machine's clock, and what is done when somebody sets it. */
@org.jspecify.annotations.NullMarked
package io.anula.time;
