package io.anula.store;

/** The verdict on a request. */
public enum Verdict {
    /** It made a cancellation. */
    ACCEPTED,
    /** Another request for the same invoice is live, or has ended with a note: this one follows its cancellation. */
    DUPLICATE,
    /** The request was refused; the problem gives the reason. */
    INVALID
}
