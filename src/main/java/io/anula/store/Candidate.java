package io.anula.store;

import io.anula.cancellation.Key;
import io.anula.cancellation.SeriesPlace;
import org.jspecify.annotations.Nullable;

/**
 * A request that is being stored.
 *
 * @param source a file's id, or {@code row:<id>} of the request table
 * @param record its number within the source, 1 upwards; 0 for a row
 * @param line its first line in the file, 1 upwards; null if the source has no lines
 * @param key what to cancel; null when the request is invalid
 * @param content the data for the provider's form besides the invoice; null when the request is invalid
 * @param problem the fault in the form for answers; null when the request is valid
 * @param ruling what the rules before sending say of it
 * @param place its place in a series whose notes go one at a time; null if it has none
 */
public record Candidate(
        String source,
        long record,
        @Nullable Long line,
        @Nullable Key key,
        @Nullable String content,
        @Nullable String problem,
        Ruling ruling,
        @Nullable SeriesPlace place) {
    /** A request of which no rule says anything. */
    public Candidate(
            String source,
            long record,
            @Nullable Long line,
            @Nullable Key key,
            @Nullable String content,
            @Nullable String problem) {
        this(source, record, line, key, content, problem, Ruling.NONE, null);
    }

    /** A request without a place in a series. */
    public Candidate(
            String source,
            long record,
            @Nullable Long line,
            @Nullable Key key,
            @Nullable String content,
            @Nullable String problem,
            Ruling ruling) {
        this(source, record, line, key, content, problem, ruling, null);
    }
}
