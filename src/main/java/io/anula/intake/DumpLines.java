package io.anula.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a dump with a preview of the next one, up to the size limit of a record. */
final class DumpLines {
    private final CharSource chars;
    private @Nullable DumpLine ahead;
    private long left = Records.LONGEST_RECORD;

    DumpLines(CharSource chars) {
        this.chars = chars;
    }

    /** Begins to count the characters of a record. */
    void recordBegins() {
        left = Records.LONGEST_RECORD;
    }

    /** The line that {@link #next} will give; null after the last. */
    @Nullable
    DumpLine peek() throws IOException {
        if (ahead == null && chars.peek() != CharSource.END) {
            ahead = read();
        }
        return ahead;
    }

    /** The next line, within a dump. */
    DumpLine next() throws IOException {
        DumpLine line = peek();
        if (line == null) {
            throw new UnreadableFileException(
                    chars.here(),
                    "it ends in the middle of what print_r writes",
                    "termina en medio de lo que escribe print_r");
        }
        ahead = null;
        return line;
    }

    /** Skips empty lines. */
    void skipBlank() throws IOException {
        for (DumpLine line = peek(); line != null && line.isBlank(); line = peek()) {
            recordBegins();
            next();
        }
    }

    private void count() throws UnreadableFileException {
        if (--left < 0) {
            throw TooLong.at(chars.here());
        }
    }

    private DumpLine read() throws IOException {
        long number = chars.here().line();
        StringBuilder text = new StringBuilder();
        for (int next = chars.next(); next != CharSource.END && !chars.endsLine(next); next = chars.next()) {
            count();
            text.append((char) next);
        }
        count();
        return new DumpLine(number, text.toString());
    }
}
