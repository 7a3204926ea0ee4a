package io.anula.intake;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Gives out no more than a record may have until the next one begins. For a parser that reads ahead and hides what its
 * reader throws.
 */
final class BoundedReader extends FilterReader {
    /** A parser reads some blocks ahead. */
    private static final int AHEAD = 1 << 15;

    private final Position.Counter counter = new Position.Counter();
    private boolean visible;
    private long left;
    private @Nullable IOException failure;

    BoundedReader(Reader in) {
        super(in);
    }

    /** From here on a record's characters are counted. */
    void recordBegins() {
        left = Records.LONGEST_RECORD + AHEAD;
    }

    /** What reading threw, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Whether nothing was read that can be seen. */
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
