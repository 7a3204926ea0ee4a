package io.anula.store;

import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a search: a cancellation must match every given part.
 *
 * @param text part of the id, the invoice or the credit note, in any letter case
 */
public record CancellationFilter(
        @Nullable State state,
        @Nullable Provider provider,
        @Nullable String account,
        @Nullable String text) {
    /** Matches all cancellations. */
    public static final CancellationFilter ALL = new CancellationFilter(null, null, null, null);
}
