/** The HTTP API: what programs ask and say. */
@org.jspecify.annotations.NullMarked
package io.anula.web.api;
