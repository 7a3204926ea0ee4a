/** Secrets: recognised by their names and removed from texts. */
@org.jspecify.annotations.NullMarked
package io.anula.secret;
