package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.SeriesPlace;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation that is about to be inserted.
 *
 * @param content its request's content besides the invoice, from the provider's request parser
 * @param ruling what the rules before sending say of it
 * @param place its place in a series whose notes go one at a time; null if it has none
 */
record NewCancellation(
        Cancellation cancellation,
        String content,
        Ruling ruling,
        @Nullable SeriesPlace place) {
    /** A cancellation of which no rule says anything. */
    NewCancellation(Cancellation cancellation, String content) {
        this(cancellation, content, Ruling.NONE, null);
    }
}
