package io.anula.intake;

import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.InvalidRequestException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after another. */
interface Records {
    /** The longest record, in characters; anything longer is not a request. */
    int LONGEST_RECORD = 1 << 20;

    /** The next record, or null after the last. */
    @Nullable
    Entry next() throws IOException;

    /**
     * Whether the last record shows its own end, for example by a bracket. Otherwise it may be incomplete if the file
     * ends without a line end.
     */
    default boolean isClosed() {
        return true;
    }

    /**
     * A record that is not checked yet.
     *
     * @param line its first line
     */
    record Entry(long line, Content content) {}

    /** The content of a record. */
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
