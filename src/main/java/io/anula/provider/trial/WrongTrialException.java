package io.anula.provider.trial;

/** The settings cannot be tried; the message says why. */
public final class WrongTrialException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongTrialException(String message) {
        super(message);
    }

    WrongTrialException(RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
