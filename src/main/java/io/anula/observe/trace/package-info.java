/** Traces of messages through the routes, by OpenTelemetry. */
@org.jspecify.annotations.NullMarked
package io.anula.observe.trace;
