package io.anula.provider;

/** What a provider is called for. */
public enum Operation {
    /** Asks for the credit note: the only operation that changes anything, and never made twice. */
    SUBMIT,
    /** Asks what the tax authority has decided about a credit note. */
    STATUS,
    /** Asks whether the credit note of a call exists whose end is unknown. */
    LOOKUP,
    /** Asks why the tax authority rejected a credit note. */
    EXPLAIN
}
