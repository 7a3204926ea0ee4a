/** The watchdog and the metrics: separate from the routes, so that both work when routes stand still. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.watch;
