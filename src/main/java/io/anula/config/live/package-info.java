/**
 * Edits of routes and settings while the service runs: they are tried first, replace the old ones if they work, and are
 * stored as versions.
 */
@org.jspecify.annotations.NullMarked
package io.anula.config.live;
