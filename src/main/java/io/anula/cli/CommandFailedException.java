package io.anula.cli;

/** A command could not do what it was asked for; the message is the one line that says why. */
public final class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }
}
