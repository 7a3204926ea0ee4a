package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.config.settings.Account;
import io.anula.store.Cancellations;
import io.anula.store.Change;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds submits without an outcome and puts them in doubt, and hands calls in doubt that cannot be looked up to a
 * person.
 */
public final class DoubtSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(DoubtSweeper.class);
    private static final int BATCH = 500;

    private final Cancellations cancellations;
    private final Transition transition;
    private final AccountThrottles accounts;
    private final Predicate<Account> canBeAsked;
    private final BooleanSupplier storeIsSettled;
    private final Clock clock;
    private volatile CallListener listener = CallListener.NOBODY;

    /** As {@link DueWork#DueWork}. */
    public DoubtSweeper(
            Cancellations cancellations,
            Transition transition,
            AccountThrottles accounts,
            Predicate<Account> canBeAsked,
            BooleanSupplier storeIsSettled,
            Clock clock) {
        this.cancellations = cancellations;
        this.transition = transition;
        this.accounts = accounts;
        this.canBeAsked = canBeAsked;
        this.storeIsSettled = storeIsSettled;
        this.clock = clock;
    }

    /** Adds a listener for every change that is made here. */
    public void addListener(CallListener listening) {
        listener = listening;
    }

    /**
     * Puts submits whose lease ended without an outcome in doubt, also for accounts that are no longer set up. Does
     * nothing while the store is away or has just come back: then outcomes still wait to be recorded.
     */
    public List<Change> expired() {
        if (!storeIsSettled.getAsBoolean()) {
            return List.of();
        }
        return changeDue(State.SENDING, cancellations.accounts(), found -> new Outcome.LeaseExpired());
    }

    /** Holds calls in doubt that cannot be looked up. */
    public List<Change> undecidable() {
        List<AccountName> notAsked = accounts.all().stream()
                .map(AccountThrottle::account)
                .filter(canBeAsked.negate())
                .map(Account::accountName)
                .toList();
        return changeDue(
                State.IN_DOUBT,
                notAsked,
                found -> new Outcome.Undecidable(HeldReason.inDoubt(found, "no look-up is set up"), null));
    }

    private List<Change> changeDue(State state, List<AccountName> names, Function<Cancellation, Outcome> outcome) {
        List<Change> changed = new ArrayList<>();
        for (AccountName name : names) {
            changed.addAll(cancellations.claim(
                    name, state, BATCH, found -> Change.of(found, outcome.apply(found), transition, clock.instant())));
        }
        for (Change change : changed) {
            Cancellation after = change.after();
            LOG.warn(
                    "{} is {}, was {}: {}",
                    after,
                    after.state(),
                    change.before().state(),
                    after.message());
            listener.changed(after, change.outcome());
        }
        return changed;
    }
}
