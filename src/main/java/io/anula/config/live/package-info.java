/** Edits of routes and settings while the service runs: built aside, swapped in when they work, kept as versions. */
@org.jspecify.annotations.NullMarked
package io.anula.config.live;
