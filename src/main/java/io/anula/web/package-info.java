/** The common HTTP parts of API and console: requests, replies, access, problems as in RFC 9457. */
@org.jspecify.annotations.NullMarked
package io.anula.web;
