/** Traces of what passes through the routes, for those who collect such things. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.trace;
