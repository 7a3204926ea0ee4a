package io.anula.intake;

import io.anula.intake.rules.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be read to its end, so that none of its records is accepted. The message says what was expected.
 */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Long line;
    private final @Nullable Long column;
    private boolean cutShort;

    /** The file as a whole is wrong. */
    UnreadableFileException(String english, String spanish) {
        super(Problem.both(english, spanish));
        this.line = null;
        this.column = null;
    }

    /** The fault is at one position. */
    UnreadableFileException(Position place, String english, String spanish) {
        super(Problem.both(english, spanish));
        this.line = place.line();
        this.column = place.column();
    }

    /** Marks that the file might become readable when its writer finishes. */
    UnreadableFileException cutShort() {
        cutShort = true;
        return this;
    }

    /** Whether the end of the file is incomplete. */
    boolean isCutShort() {
        return cutShort;
    }

    /** The line, from 1 upwards; null if the whole file is wrong. */
    public @Nullable Long line() {
        return line;
    }

    /** The column, from 1 upwards, in characters; null if the whole file is wrong. */
    public @Nullable Long column() {
        return column;
    }
}
