/** Requests to accounts without effect, for {@code check} and for probes; and the check of the folders. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.check;
