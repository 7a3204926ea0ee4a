/** Keeps the log short: suppresses repetitions, and ends the process when memory is used up. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.log;
