package io.anula.engine;

import io.anula.cancellation.Outcome;

/** A call that ended in an outcome which says that the provider does not work: so that the circuit breaker counts it. */
public final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    CallFailedException(Outcome outcome) {
        super(outcome.getClass().getSimpleName(), null, false, false);
        this.outcome = outcome;
    }

    /** What came of the call. */
    Outcome outcome() {
        return outcome;
    }
}
