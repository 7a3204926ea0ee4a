/** Every command: those that run, check and keep the service, and those that ask it over its HTTP API. */
@org.jspecify.annotations.NullMarked
package io.anula.cli;
