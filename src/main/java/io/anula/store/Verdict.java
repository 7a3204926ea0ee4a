package io.anula.store;

/** What became of a request. */
public enum Verdict {
    /** It made a cancellation. */
    ACCEPTED,
    /** Another request for the same invoice is alive, or has ended with a note: this one follows it. */
    DUPLICATE,
    /** It was not taken; the problem says why. */
    INVALID
}
