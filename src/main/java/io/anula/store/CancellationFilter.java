package io.anula.store;

import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import org.jspecify.annotations.Nullable;

/**
 * Which cancellations are looked for: those that fit every part that is given.
 *
 * @param text within the id, the invoice or the credit note, in any case
 */
public record CancellationFilter(
        @Nullable State state,
        @Nullable Provider provider,
        @Nullable String account,
        @Nullable String text) {
    /** All there are. */
    public static final CancellationFilter ALL = new CancellationFilter(null, null, null, null);
}
