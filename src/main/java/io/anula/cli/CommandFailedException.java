package io.anula.cli;

import org.jspecify.annotations.Nullable;

/** A command failed; the message is one line with the reason. */
public final class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Long line;
    private final boolean versionWanted;

    CommandFailedException(String message) {
        this(message, null);
    }

    private CommandFailedException(String message, boolean versionWanted) {
        super(message);
        this.line = null;
        this.versionWanted = versionWanted;
    }

    /** The service does it only for the version that the person has seen; nothing was done. */
    static CommandFailedException versionWanted(String message) {
        return new CommandFailedException(message, true);
    }

    /** @param line the line of the submitted file with the fault; null if the fault is not in the file */
    CommandFailedException(String message, @Nullable Long line) {
        super(message);
        this.line = line;
        this.versionWanted = false;
    }

    /** The line of the submitted file with the fault; null if the fault is not in the file. */
    @Nullable
    Long line() {
        return line;
    }

    /** Whether it is done as soon as the person names the version that was seen. */
    boolean isVersionWanted() {
        return versionWanted;
    }
}
