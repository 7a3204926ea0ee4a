package io.anula.intake;

import java.io.IOException;
import java.nio.charset.Charset;

/** A byte that is invalid in the encoding of a file. */
final class WrongEncodingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Position place;
    private final String expected;
    private final int found;
    private final boolean marked;

    /** @param marked whether a byte order mark names the encoding */
    WrongEncodingException(Position place, Charset expected, int found, boolean marked) {
        super("byte 0x%02X is not %s".formatted(found, expected));
        this.place = place;
        this.expected = expected.name();
        this.found = found;
        this.marked = marked;
    }

    /** Whether the file names its encoding by a byte order mark, so that no other one must be tried. */
    boolean isMarked() {
        return marked;
    }

    /** This error for the readers of the file. */
    UnreadableFileException unreadable() {
        return new UnreadableFileException(
                place,
                "%s was expected, byte 0x%02X is not: save the file as UTF-8".formatted(expected, found),
                "se esperaba %s, el byte 0x%02X no lo es: guarde el archivo como UTF-8".formatted(expected, found));
    }
}
