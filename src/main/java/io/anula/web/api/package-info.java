/** The HTTP API for programs. */
@org.jspecify.annotations.NullMarked
package io.anula.web.api;
