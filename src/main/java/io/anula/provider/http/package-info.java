/** HTTP to the providers without surprises: nothing is repeated, followed or sent along by itself. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.http;
