package io.anula.engine.operator;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.IllegalTransitionException;
import io.anula.cancellation.State;
import io.anula.engine.operator.DecisionResult.Kind;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.store.CancellationQueries;
import io.anula.store.DiskFullException;
import io.anula.store.HistoryRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Applies one decision to many cancellations. Each is a decision of its own: with the version that the person saw, every
 * objection of a single decision, and its own transaction. What is not possible for one stops no other.
 */
public final class MassDecision {
    /** The limit of cancellations in one decision; more are decided by the next. */
    public static final int MOST = 1_000;

    private static final String STORE =
            "the store failed; look at the cancellation / falló el almacén; mire la anulación";
    private static final String NOT_TRIED =
            "not tried, because the store failed before / no se intentó, porque antes falló el almacén";

    private static final String UNSEEN =
            "in doubt: say which version you saw; a dry run gives it / en duda: indique la versión que vio; un ensayo la da";

    private final OperatorActions actions;
    private final CancellationQueries queries;

    public MassDecision(OperatorActions actions, CancellationQueries queries) {
        this.actions = actions;
        this.queries = queries;
    }

    /**
     * One cancellation of the selection.
     *
     * @param version the version that the person saw; null if not given
     * @param creditNote for {@link Verb#RESOLVE}: the code of the note that exists; null when the invoice stays valid
     */
    public record Selected(
            String id, @Nullable Integer version, @Nullable String creditNote) {
        /** The item as it is now, for a person who is shown this version. */
        public static Selected of(HeldQueue.Item item) {
            return new Selected(item.cancellation().id(), item.cancellation().version(), null);
        }
    }

    /**
     * Applies the decision to each, in this order.
     *
     * @param selected up to {@link #MOST}, each id once
     * @throws IllegalArgumentException when a part of the decision is invalid, or there are too many; nothing is done then
     */
    public List<DecisionResult> decide(List<Selected> selected, Verb verb, String who, String reason) {
        return each(selected, verb, who, reason, false);
    }

    /** As {@link #decide}, but nothing is recorded: says for each what the decision would do. */
    public List<DecisionResult> preview(List<Selected> selected, Verb verb, String who, String reason) {
        return each(selected, verb, who, reason, true);
    }

    private List<DecisionResult> each(
            List<Selected> selected, Verb verb, String who, String reason, boolean onlyTried) {
        if (selected.size() > MOST
                || selected.stream().map(Selected::id).distinct().count() < selected.size()) {
            throw new IllegalArgumentException(
                    "cancellations, each once and at most %d, were expected / se esperaban anulaciones, cada una una vez y como máximo %d"
                            .formatted(MOST, MOST));
        }
        Map<String, Cancellation> before = new HashMap<>();
        queries.find(selected.stream().map(Selected::id).toList()).forEach(one -> before.put(one.id(), one));
        List<OperatorDecision> decisions = selected.stream()
                .map(one -> new OperatorDecision(
                        verb, who, reason, one.creditNote(), version(one, before.get(one.id()), onlyTried)))
                .toList();
        List<DecisionResult> results = new ArrayList<>();
        boolean storeWorks = true;
        for (int i = 0; i < decisions.size(); i++) {
            String id = selected.get(i).id();
            Cancellation was = before.get(id);
            DecisionResult result = storeWorks
                    ? one(id, was, decisions.get(i), onlyTried)
                    : new DecisionResult(id, Kind.NOT_TRIED, was, null, NOT_TRIED, null);
            storeWorks = storeWorks && result.kind() != Kind.FAILED;
            results.add(result);
        }
        return results;
    }

    /** What is only tried is shown in its current version, so that one counts as seen. */
    private static @Nullable Integer version(Selected one, @Nullable Cancellation is, boolean onlyTried) {
        return onlyTried && one.version() == null && is != null ? Integer.valueOf(is.version()) : one.version();
    }

    private DecisionResult one(String id, @Nullable Cancellation was, OperatorDecision decided, boolean onlyTried) {
        if (decided.version() == null && endsDoubt(was, decided)) {
            return new DecisionResult(id, Kind.VERSION_WANTED, was, null, UNSEEN, null);
        }
        try {
            Optional<Cancellation> after = onlyTried ? actions.preview(id, decided) : actions.decide(id, decided);
            return after.map(is -> new DecisionResult(id, Kind.DONE, was, is, "", null))
                    .orElseGet(() ->
                            new DecisionResult(id, Kind.UNKNOWN, null, null, "unknown id / id desconocido", null));
        } catch (DecisionRefusedException refused) {
            return refused(decided, id, kind(refused), String.valueOf(refused.getMessage()));
        } catch (IllegalTransitionException impossible) {
            return refused(decided, id, Kind.NOT_POSSIBLE_NOW, String.valueOf(impossible.getMessage()));
        } catch (DataAccessException | TransactionException | DiskFullException | IllegalStateException failed) {
            return new DecisionResult(id, Kind.FAILED, was, null, STORE, null);
        }
    }

    /** After an end without a note the invoice may be asked for again; a note that nobody looked for would be the first of two. */
    private static boolean endsDoubt(@Nullable Cancellation was, OperatorDecision decided) {
        return was != null
                && was.state() == State.HELD
                && was.heldFrom() == State.IN_DOUBT
                && decided.verb() == Verb.RESOLVE
                && decided.creditNote() == null;
    }

    private static Kind kind(DecisionRefusedException refused) {
        return switch (refused.kind()) {
            case CHANGED_SINCE -> Kind.CHANGED_SINCE;
            case VERSION_WANTED -> Kind.VERSION_WANTED;
            case NOT_POSSIBLE_NOW -> Kind.NOT_POSSIBLE_NOW;
        };
    }

    /** Reads the cancellation anew, because another person may have changed it. */
    private DecisionResult refused(OperatorDecision decided, String id, Kind kind, String message) {
        Cancellation is = queries.find(id).orElse(null);
        boolean decidedElsewhere = kind == Kind.CHANGED_SINCE || (is != null && is.state() != State.HELD);
        HistoryRow first = decidedElsewhere ? first(queries.history(id), decided.version()) : null;
        return new DecisionResult(id, kind, is, null, message, first);
    }

    /**
     * The decision of the person who was first.
     *
     * @param history first change first
     * @param seen only changes after this version; null for the last decision of all
     * @return the last change where no person decided; null for none
     */
    public static @Nullable HistoryRow first(List<HistoryRow> history, @Nullable Integer seen) {
        List<HistoryRow> since = history.stream()
                .filter(row -> seen == null || row.version() > seen)
                .toList();
        List<HistoryRow> persons = since.stream()
                .filter(row -> row.actor() != null && row.version() > 0)
                .toList();
        if (persons.isEmpty()) {
            return since.isEmpty() ? null : since.get(since.size() - 1);
        }
        return persons.get(seen == null ? persons.size() - 1 : 0);
    }
}
