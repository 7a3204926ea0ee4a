/** Commands for people, over the HTTP API of the running service. */
@org.jspecify.annotations.NullMarked
package io.anula.cli;
