package io.anula.web.console;

import io.anula.store.HistoryRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history on the page.
 *
 * @param config the version of settings and routes at that time; null if unknown
 * @param actor the person who decided; null for a machine's change
 * @param body the request or answer, redacted; empty if there is none
 * @param cut whether the shown text is incomplete
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
