package io.anula.intake;

import io.anula.intake.rules.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read to its end, so that nothing of it is taken. The message says what was expected. */
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

    /** Something at one place is wrong. */
    UnreadableFileException(Position place, String english, String spanish) {
        super(Problem.both(english, spanish));
        this.line = place.line();
        this.column = place.column();
    }

    /** It might be readable if it went on: its writer may not have finished. */
    UnreadableFileException cutShort() {
        cutShort = true;
        return this;
    }

    /** Whether the file ends before what stands in it does. */
    boolean isCutShort() {
        return cutShort;
    }

    /** From 1 upwards; null where the file as a whole is wrong. */
    public @Nullable Long line() {
        return line;
    }

    /** From 1 upwards, in characters; null where the file as a whole is wrong. */
    public @Nullable Long column() {
        return column;
    }
}
