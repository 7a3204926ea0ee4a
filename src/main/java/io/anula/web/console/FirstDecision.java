package io.anula.web.console;

import io.anula.engine.operator.MassDecision;
import io.anula.store.HistoryRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The change that made a person's decision come too late.
 *
 * @param actor the person who was first; empty where no person decided
 * @param what the name of the text that says what happened: of the event where a person decided, otherwise of the state
 */
record FirstDecision(String actor, Instant at, String what) {
    private static final Set<String> DECISIONS =
            Set.of("Hold", "Release", "Retry", "Reopen", "ResolvedWithNote", "ResolvedNotCancelled", "CheckNow");

    /**
     * The first decision since this version, or the last change where no person decided.
     *
     * @param seen null if not known
     */
    static @Nullable FirstDecision since(List<HistoryRow> history, @Nullable Integer seen) {
        return of(MassDecision.first(history, seen));
    }

    static @Nullable FirstDecision of(@Nullable HistoryRow row) {
        if (row == null) {
            return null;
        }
        String actor = row.actor();
        return actor != null && DECISIONS.contains(row.event())
                ? new FirstDecision(actor, row.at(), "first." + row.event())
                : new FirstDecision("", row.at(), "state." + row.state().name());
    }
}
