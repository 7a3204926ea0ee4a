package io.anula.engine.operator;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.IllegalTransitionException;
import io.anula.cancellation.Provider;
import io.anula.cancellation.Transition;
import io.anula.store.Cancellations;
import io.anula.store.Change;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people decide what a machine must not. Their word is a change like any other: by the one door, with its history. */
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
     * @param isInvoice whether a code can only be an invoice's with that provider
     * @param workIsDue told when a decision has made something due at once
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
     * Does what a person says.
     *
     * @return the cancellation as it is then; empty when there is none of that id
     * @throws IllegalTransitionException when that cannot be said of it as it is now
     * @throws DecisionRefusedException when it has changed since the person saw it, or something else speaks against it
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

    /** What has ended needs no look; whose invoice has two lives, a person has seen that now. */
    private boolean isSeen(Cancellation found, OperatorDecision decided) {
        return decided.verb() == OperatorDecision.Verb.CHECK
                && found.state().ended()
                && cancellations.collisions().seen(found.id(), clock.instant());
    }

    /** True where a release leads to something else than being held again. */
    public boolean canBeReleased(Cancellation held) {
        return objections.canBeReleased(held);
    }
}
