package io.anula.web.console;

import io.anula.store.HistoryRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a life as the page shows it.
 *
 * @param config the version of settings and routes under which it happened; null where that is not known
 * @param actor the person who did it; null where nobody did
 * @param body what was asked or answered, as it may be read; empty where there was nothing
 * @param cut true when there is more of it than is shown
 */
record HistoryEntry(
        Instant at,
        String state,
        String event,
        @Nullable String message,
        String node,
        @Nullable Long config,
        @Nullable String actor,
        String body,
        boolean cut) {
    private static final int LONGEST = 20_000;

    static HistoryEntry of(HistoryRow row, Redactor masked) {
        String content = row.content() == null ? "" : row.content();
        String body = masked.text(content);
        boolean cut = body.length() > LONGEST;
        return new HistoryEntry(
                row.at(),
                row.state().name(),
                row.event(),
                row.message(),
                row.node(),
                row.config(),
                row.actor(),
                cut ? body.substring(0, LONGEST) : body,
                cut);
    }
}
