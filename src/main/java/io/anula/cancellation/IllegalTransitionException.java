package io.anula.cancellation;

/** An outcome that cannot happen to a cancellation in its state: a defect, or a person's decision that came too late. */
public final class IllegalTransitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IllegalTransitionException(Cancellation cancellation, Outcome outcome, String why) {
        super("Cancellation %s is %s and cannot take %s: %s. It stays as it is."
                .formatted(cancellation, cancellation.state(), EventName.of(outcome), why));
    }
}
