package io.anula.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Characters one by one, with a preview of the next one and its position. */
final class CharSource {
    static final int END = -1;
    private static final int CAPACITY = 1 << 13;

    private final Reader reader;
    private final Position.Counter counter = new Position.Counter();
    private final char[] chars = new char[CAPACITY];
    private @Nullable StringBuilder kept;
    private int start;
    private int end;

    CharSource(Reader reader) {
        this.reader = reader;
    }

    /** The character that {@link #next} will give, or {@link #END}. */
    int peek() throws IOException {
        if (start == end && !fill()) {
            return END;
        }
        return chars[start];
    }

    /** The next character, or {@link #END}. */
    int next() throws IOException {
        int character = peek();
        if (character != END) {
            start++;
            counter.pass(character);
            if (kept != null) {
                kept.append((char) character);
            }
        }
        return character;
    }

    /** Keeps the characters that are read from here on, for {@link #cut}. */
    void keep() {
        kept = new StringBuilder();
    }

    /** The characters read since the last cut. */
    String cut() {
        StringBuilder text = Objects.requireNonNull(kept, "nothing is kept");
        kept = new StringBuilder();
        return text.toString();
    }

    /** Skips the rest of a line end whose first character was just read. Returns whether it was a line end. */
    boolean endsLine(int character) throws IOException {
        if (character == '\r' && peek() == '\n') {
            next();
        }
        return character == '\n' || character == '\r';
    }

    /**
     * Previews the rest of the line as far as it fits into the buffer, without consuming it and without reading beyond
     * the line.
     */
    String restOfLine() throws IOException {
        System.arraycopy(chars, start, chars, 0, end - start);
        end -= start;
        start = 0;
        int length = 0;
        while (true) {
            for (; length < end; length++) {
                if (chars[length] == '\n' || chars[length] == '\r') {
                    return new String(chars, 0, length);
                }
            }
            int count = end == CAPACITY ? 0 : reader.read(chars, end, CAPACITY - end);
            if (count <= 0) {
                return new String(chars, 0, end);
            }
            end += count;
        }
    }

    /** The position of the next character. */
    Position here() {
        return counter.here();
    }

    private boolean fill() throws IOException {
        int count = reader.read(chars, 0, chars.length);
        start = 0;
        end = Math.max(count, 0);
        return count > 0;
    }
}
