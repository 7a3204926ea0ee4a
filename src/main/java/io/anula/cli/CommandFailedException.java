package io.anula.cli;

import org.jspecify.annotations.Nullable;

/** A command could not do what it was asked for; the message is the one line that says why. */
public final class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Long line;

    CommandFailedException(String message) {
        this(message, null);
    }

    /** @param line of what was handed over, on which the fault is; null where it is none of it */
    CommandFailedException(String message, @Nullable Long line) {
        super(message);
        this.line = line;
    }

    /** The line of what was handed over, on which the fault is; null where it is none of it. */
    @Nullable
    Long line() {
        return line;
    }
}
