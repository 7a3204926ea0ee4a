package io.anula.store;

import io.anula.cancellation.Cancellation;

/**
 * A cancellation that is about to be inserted.
 *
 * @param content its request's content besides the invoice, from the provider's request parser
 * @param ruling what the rules before sending say of it
 */
record NewCancellation(Cancellation cancellation, String content, Ruling ruling) {
    /** A cancellation of which no rule says anything. */
    NewCancellation(Cancellation cancellation, String content) {
        this(cancellation, content, Ruling.NONE);
    }
}
