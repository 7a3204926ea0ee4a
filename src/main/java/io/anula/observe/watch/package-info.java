/** The watchdog and what is measured: beside the routes, so that both go on when those stand still. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.watch;
