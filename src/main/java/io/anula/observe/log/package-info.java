/** How the log is kept short. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.log;
