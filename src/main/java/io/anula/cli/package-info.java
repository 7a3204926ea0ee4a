/** The commands: some run, check and maintain the service, others use its HTTP API. */
@org.jspecify.annotations.NullMarked
package io.anula.cli;
