package io.anula.intake;

import java.io.IOException;
import java.io.Reader;

/**
 * Removes the end mark of DOS text files (0x1A) and the padding of the last block: more marks, zeros and white space.
 * Anywhere else the mark is kept as a character, so that no text after it is lost.
 */
final class WithoutDosEnd extends Reader {
    private static final char MARK = 0x1A;
    private static final int CHUNK = 1 << 13;
    /** A block of such a system is shorter than this. */
    private static final int LONGEST_END = 1 << 12;

    private final Reader in;
    private final char[] chunk = new char[CHUNK];
    private final StringBuilder text = new StringBuilder();
    /** The number of leading characters that are not part of such an end. */
    private int safe;

    private boolean ended;

    WithoutDosEnd(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (safe == 0 && !ended) {
            fill();
        }
        if (safe == 0) {
            return -1;
        }
        int count = Math.min(length, safe);
        text.getChars(0, count, target, offset);
        text.delete(0, count);
        safe -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        int count = in.read(chunk, 0, CHUNK);
        if (count < 0) {
            ended = true;
            text.setLength(0);
            return;
        }
        text.append(chunk, 0, count);
        int end = text.length();
        while (end > 0 && isFilling(text.charAt(end - 1))) {
            end--;
        }
        int mark = text.indexOf(Character.toString(MARK), end);
        safe = mark < 0 || text.length() - mark > LONGEST_END ? text.length() : mark;
    }

    private static boolean isFilling(char each) {
        return each == MARK || each == 0 || Character.isWhitespace(each);
    }
}
