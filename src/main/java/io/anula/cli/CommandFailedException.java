package io.anula.cli;

import org.jspecify.annotations.Nullable;

/** A command failed; the message is one line with the reason. */
public class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Long line;

    CommandFailedException(String message) {
        this(message, null);
    }

    /** @param line the line of the submitted file with the fault; null if the fault is not in the file */
    CommandFailedException(String message, @Nullable Long line) {
        super(message);
        this.line = line;
    }

    /** The line of the submitted file with the fault; null if the fault is not in the file. */
    @Nullable
    Long line() {
        return line;
    }
}
