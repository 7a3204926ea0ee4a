package io.anula.cancellation;

/** An outcome that is impossible in the cancellation's state: a defect, or a decision that a person made too late. */
public final class IllegalTransitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IllegalTransitionException(Cancellation cancellation, Outcome outcome, String why) {
        super(
                "Cancellation %s is %s and cannot take %s: %s. Nothing was changed / No es posible en su estado; no se cambió nada."
                        .formatted(cancellation, cancellation.state(), EventName.of(outcome), why));
    }
}
