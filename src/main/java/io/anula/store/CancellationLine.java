package io.anula.store;

import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The columns of a cancellation that a search compares. */
record CancellationLine(
        String id,
        String provider,
        String account,
        String invoice,
        String state,
        @Nullable String note) {
    /** Whether a line matches every part of the filter. */
    static Predicate<CancellationLine> fits(CancellationFilter filter) {
        State state = filter.state();
        Provider provider = filter.provider();
        String account = filter.account();
        String text = filter.text() == null ? "" : filter.text().strip().toLowerCase(Locale.ROOT);
        return row -> (state == null || row.state().equals(state.name()))
                && (provider == null || row.provider().equals(provider.text()))
                && (account == null || row.account().equals(account))
                && (text.isEmpty()
                        || within(row.invoice(), text)
                        || within(row.note(), text)
                        || within(row.id(), text));
    }

    private static boolean within(@Nullable String field, String text) {
        return field != null && field.toLowerCase(Locale.ROOT).contains(text);
    }
}
