package io.anula.desk;

/** A decision that would do harm, or nothing: the message says which, and what can be done instead. */
public final class DecisionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DecisionRefusedException(String message) {
        super(message);
    }
}
