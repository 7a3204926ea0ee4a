/** The operators' route files: reading, checks before they run, and the signs of life of running routes. */
@org.jspecify.annotations.NullMarked
package io.anula.config.routes;
