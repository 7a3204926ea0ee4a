package io.anula.intake;

import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.InvalidRequestException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What stands in a file, one after another. */
interface Records {
    /** The longest record, in characters: more than that is no request. */
    int LONGEST_RECORD = 1 << 20;

    /** The next record, or null after the last. */
    @Nullable
    Entry next() throws IOException;

    /**
     * Whether the last record that was read shows its own end, as a bracket does. One that does not may be half a record
     * where the file ends without a line end.
     */
    default boolean isClosed() {
        return true;
    }

    /**
     * A record that is not checked yet.
     *
     * @param line on which it begins
     */
    record Entry(long line, Content content) {}

    /** What is in a record. */
    @FunctionalInterface
    interface Content {
        CancellationRequest read(RequestParser parser) throws InvalidRequestException;

        static Content broken(InvalidRequestException why) {
            return parser -> {
                throw why;
            };
        }
    }
}
