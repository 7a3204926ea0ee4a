package io.anula.intake;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Limits the characters that are read for one record. For a parser that reads ahead and hides the exceptions of its
 * reader.
 */
final class BoundedReader extends FilterReader {
    /** How far a parser reads ahead, in characters. */
    private static final int AHEAD = 1 << 15;

    private final Position.Counter counter = new Position.Counter();
    private boolean visible;
    private long left;
    private @Nullable IOException failure;

    BoundedReader(Reader in) {
        super(in);
    }

    /** Begins to count the characters of a record. */
    void recordBegins() {
        left = Records.LONGEST_RECORD + AHEAD;
    }

    /** The exception of the reader, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Whether only invisible characters were read. */
    boolean isEmpty() {
        return !visible;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        try {
            int count = in.read(target, offset, length);
            for (int i = offset; i < offset + count; i++) {
                counter.pass(target[i]);
                visible |= target[i] > ' ';
            }
            left -= Math.max(0, count);
            if (left < 0) {
                throw TooLong.at(counter.here());
            }
            return count;
        } catch (IOException failed) {
            failure = failed;
            throw failed;
        }
    }
}
