/** The HTTP client for providers: it repeats nothing, follows no redirect and sends nothing unasked. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.http;
