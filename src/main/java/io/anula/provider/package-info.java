/** What is the same of every provider, between its own words and the subject. */
@org.jspecify.annotations.NullMarked
package io.anula.provider;
