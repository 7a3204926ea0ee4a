package io.anula.store;

import io.anula.cancellation.Key;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way into the store.
 *
 * @param source a file's id, or {@code row:<id>} of the request table
 * @param record its number within the source, 1 upwards; 0 for a row
 * @param line where it begins in its file, 1 upwards; null where lines say nothing
 * @param key what to cancel; null when the request is invalid
 * @param content what the provider's form needs besides the invoice; null when the request is invalid
 * @param problem what is wrong, as it will be told; null when the request is valid
 */
public record Candidate(
        String source,
        long record,
        @Nullable Long line,
        @Nullable Key key,
        @Nullable String content,
        @Nullable String problem) {}
