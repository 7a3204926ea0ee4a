package io.anula.store;

import io.anula.cancellation.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * A stored request.
 *
 * @param cancellation its cancellation; null when the request is invalid
 */
public record StoredRequest(
        String source,
        long record,
        @Nullable Long line,
        Verdict verdict,
        @Nullable Cancellation cancellation,
        @Nullable String problem) {}
