package io.anula.provider;

/** The purpose of a call to a provider. */
public enum Operation {
    /** Asks for the credit note: the only operation that changes anything; it is never repeated blindly. */
    SUBMIT,
    /** Looks at an invoice before the first call for its note, and changes nothing. */
    INSPECT,
    /** A poll: asks for the tax authority's decision on a credit note. */
    STATUS,
    /** A look-up: asks whether the credit note of a call in doubt exists. */
    LOOKUP,
    /** Asks why the tax authority rejected a credit note. */
    EXPLAIN,
    /** Asks again about the note of an accepted cancellation; the answer is at most a finding, never a change. */
    VERIFY
}
