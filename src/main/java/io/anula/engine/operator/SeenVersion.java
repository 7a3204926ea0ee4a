package io.anula.engine.operator;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.engine.operator.DecisionRefusedException.Kind;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.store.Cancellations;
import io.anula.store.HistoryRow;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks that a decision is about what the person saw. Between the page and the decision there may be another look-up,
 * call or decision. What the person saw is then out of date, and a retry could make a second credit note.
 */
final class SeenVersion {
    private static final int MOST_TOLD = 10;

    private final Cancellations cancellations;

    SeenVersion(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    /**
     * Throws unless the decision is about the current version.
     *
     * @throws DecisionRefusedException when the cancellation has changed since, or when the decision names no version
     * and could make a second credit note
     */
    void demand(Cancellation found, OperatorDecision decided) {
        Integer version = decided.version();
        if (version == null) {
            demandHarmless(found, decided.verb());
        } else if (version > found.version()) {
            throw new DecisionRefusedException(Kind.CHANGED_SINCE, neverWas(found, version), List.of());
        } else if (version != found.version()) {
            List<HistoryRow> history =
                    cancellations.histories().of(List.of(found.id())).getOrDefault(found.id(), List.of());
            List<HistoryRow> since =
                    history.stream().filter(row -> row.version() > version).toList();
            boolean onlyPolled = since.isEmpty() && !history.isEmpty() && version < found.version();
            if (!onlyPolled || !stops(decided.verb())) {
                throw new DecisionRefusedException(Kind.CHANGED_SINCE, message(found, version, since), since);
            }
        }
    }

    /**
     * Decisions that stop or check stay possible after a poll without news, because such a poll changes nothing that a
     * person sees.
     */
    private static boolean stops(Verb verb) {
        return verb == Verb.HOLD || verb == Verb.CHECK;
    }

    private static void demandHarmless(Cancellation found, Verb verb) {
        boolean outOfDoubt = (verb == Verb.RETRY || verb == Verb.RELEASE)
                && found.state() == State.HELD
                && found.heldFrom() == State.IN_DOUBT;
        boolean reopens = verb == Verb.REOPEN && found.canBeReopened();
        if (outOfDoubt || reopens) {
            throw new DecisionRefusedException(
                    Kind.VERSION_WANTED,
                    ("%1$s: say which version you saw (\"version\" in the body, or If-Match); GET it first. Without that, "
                                    + "something may have happened that you have not seen, and a second credit note could follow. "
                                    + "Nothing was changed / Indique la versión que vio (\"version\" o If-Match); consúltela antes. "
                                    + "No se cambió nada")
                            .formatted(found),
                    List.of());
        }
    }

    private static String neverWas(Cancellation found, int version) {
        return ("%1$s has no version %2$d: it is %3$s, at version %4$d. Nothing was done. Look at it (anula show %5$s), then "
                        + "decide with the version that you see / No existe la versión %2$d: está en %3$s, versión %4$d. No se hizo "
                        + "nada. Mírela (anula show %5$s) y decida con la versión que vea")
                .formatted(found, version, found.state(), found.version(), found.id());
    }

    private static String message(Cancellation found, int version, List<HistoryRow> since) {
        String what = since.isEmpty()
                ? "its history does not say what / su historial no dice qué"
                : since.stream().limit(MOST_TOLD).map(SeenVersion::told).collect(Collectors.joining("; "));
        return ("%1$s has changed since you saw it (version %2$d; it is at version %3$d, %4$s). Nothing was done. Since then / "
                        + "Cambió desde que usted la vio; no se hizo nada. Desde entonces: %5$s%6$s")
                .formatted(
                        found,
                        version,
                        found.version(),
                        found.state(),
                        what,
                        since.size() > MOST_TOLD ? "; … (%d)".formatted(since.size()) : "");
    }

    private static String told(HistoryRow row) {
        String by = row.actor() == null ? "" : " by / por " + row.actor();
        String message = row.message() == null ? "" : ": " + row.message();
        return "%s %s%s → %s%s"
                .formatted(row.at().truncatedTo(ChronoUnit.SECONDS), row.event(), by, row.state(), message);
    }
}
