package io.anula.store;

import io.anula.cancellation.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * A request as the store has it.
 *
 * @param cancellation what it asks for; null when it is invalid
 */
public record StoredRequest(
        String source,
        long record,
        @Nullable Long line,
        Verdict verdict,
        @Nullable Cancellation cancellation,
        @Nullable String problem) {}
