package io.anula.cancellation;

import java.time.Instant;

/**
 * The right to work on a cancellation until a moment.
 *
 * @param content what the provider's form needs besides the invoice: LaFactura's description, Calipso's document
 * @param leaseUntil nobody else works on it before
 * @param settings the version of the settings under which it was made: its lease and its call are of the same one,
 *     whatever is edited meanwhile
 */
public record Claim(Cancellation cancellation, String content, Instant leaseUntil, int settings) {
    /** A claim under the first settings. */
    public Claim(Cancellation cancellation, String content, Instant leaseUntil) {
        this(cancellation, content, leaseUntil, 0);
    }
}
