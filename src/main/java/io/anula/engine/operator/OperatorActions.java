package io.anula.engine.operator;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.IllegalTransitionException;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.store.Cancellations;
import io.anula.store.Change;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the decisions that a machine must not make. A decision is a change like any other: it goes through
 * {@link Transition} and has its history row.
 */
public final class OperatorActions {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorActions.class);
    private static final int MOST_COLLISIONS = 10;

    private final Cancellations cancellations;
    private final Transition transition;
    private final Clock clock;
    private final Runnable workIsDue;
    private final Objections objections;
    private final SeenVersion seen;

    /**
     * @param canBeLookedUp the accounts whose calls in doubt can be looked up
     * @param isInvoice whether a code can only belong to an invoice of this provider
     * @param workIsDue runs when a decision has made work due at once
     */
    public OperatorActions(
            Cancellations cancellations,
            Transition transition,
            Predicate<AccountName> canBeLookedUp,
            BiPredicate<Provider, String> isInvoice,
            Clock clock,
            Runnable workIsDue) {
        this.cancellations = cancellations;
        this.seen = new SeenVersion(cancellations);
        this.objections = new Objections(cancellations, canBeLookedUp, isInvoice);
        this.transition = transition;
        this.clock = clock;
        this.workIsDue = workIsDue;
    }

    /**
     * Applies a person's decision.
     *
     * @return the cancellation after it; empty when the id is unknown
     * @throws IllegalTransitionException when the decision is impossible in the cancellation's state
     * @throws DecisionRefusedException when the cancellation has changed since the person saw it, or there is another
     * objection
     */
    public Optional<Cancellation> decide(String id, OperatorDecision decided) {
        for (int collisions = 0; collisions < MOST_COLLISIONS; collisions++) {
            Optional<Cancellation> found = cancellations.find(id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            seen.demand(found.get(), decided);
            if (isSeen(found.get(), decided)) {
                return found;
            }
            objections.demandNone(found.get(), decided);
            Change change = Change.of(found.get(), decided.outcome(), transition, clock.instant());
            if (!cancellations.record(List.of(change)).isEmpty()) {
                Cancellation after = change.after();
                LOG.info(
                        "{} is {}: {} by {}",
                        after,
                        after.state(),
                        decided.verb().text(),
                        decided.who());
                cancellations.collisions().seen(id, clock.instant());
                workIsDue.run();
                return Optional.of(after);
            }
        }
        throw new IllegalStateException("cancellation %s does not stand still".formatted(id));
    }

    /**
     * Makes the polls of these cancellations due now, in one transaction. One that has changed meanwhile, or has nothing
     * to be polled for, stays as it is.
     *
     * @param who who asks, for the history
     */
    public void checkNow(Collection<String> ids, String who, String reason) {
        List<Change> changes = cancellations.find(List.copyOf(ids)).stream()
                .filter(found -> found.state() == State.SENT)
                .map(found -> Change.of(found, new Outcome.CheckNow(who, reason), transition, clock.instant()))
                .toList();
        if (!cancellations.record(changes).isEmpty()) {
            LOG.info("{} are polled now: {}, {}", changes.size(), who, reason);
            workIsDue.run();
        }
    }

    /**
     * Tries a person's decision without recording it.
     *
     * @return the cancellation as the decision would leave it; empty when the id is unknown
     * @throws IllegalTransitionException as {@link #decide} does
     * @throws DecisionRefusedException as {@link #decide} does
     */
    public Optional<Cancellation> preview(String id, OperatorDecision decided) {
        Optional<Cancellation> found = cancellations.find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        seen.demand(found.get(), decided);
        objections.demandNone(found.get(), decided);
        return Optional.of(Change.of(found.get(), decided.outcome(), transition, clock.instant())
                .after());
    }

    /**
     * Whether there is a cancellation that could take this decision now; nothing is changed.
     *
     * @throws IllegalTransitionException when the decision is impossible in the cancellation's state
     */
    public boolean isPossible(String id, OperatorDecision decided) {
        Optional<Cancellation> found = cancellations.find(id);
        found.filter(known -> !isCollision(known, decided))
                .ifPresent(known -> Change.of(known, decided.outcome(), transition, clock.instant()));
        return found.isPresent();
    }

    private static boolean isCollision(Cancellation found, OperatorDecision decided) {
        return decided.verb() == OperatorDecision.Verb.CHECK && found.state().ended();
    }

    /**
     * Whether the decision only marks a pair as seen: an ended cancellation cannot be checked, but if its invoice has
     * two cancellations, the person has seen that now.
     */
    private boolean isSeen(Cancellation found, OperatorDecision decided) {
        return isCollision(found, decided) && cancellations.collisions().seen(found.id(), clock.instant());
    }

    /** Whether a release would not lead directly to {@code HELD} again. */
    public boolean canBeReleased(Cancellation held) {
        return objections.canBeReleased(held);
    }
}
