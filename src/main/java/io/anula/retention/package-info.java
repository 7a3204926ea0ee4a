/** How long ended lives stay in the store, and where they go then. */
@org.jspecify.annotations.NullMarked
package io.anula.retention;
