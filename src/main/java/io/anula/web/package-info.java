/** What API and console share of HTTP: requests, replies, who may do what, problems by RFC 9457. */
@org.jspecify.annotations.NullMarked
package io.anula.web;
