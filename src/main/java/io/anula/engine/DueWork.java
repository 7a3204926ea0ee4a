package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.store.Cancellations;
import io.anula.store.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and claims due work, as much as the throttles allow.
 *
 * <p>A lease is longer than the longest call of its account. So when the lease ends, the call has either been answered
 * or never will be.
 */
public final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int BATCH = 500;
    private static final long LONGEST_WAIT_MILLIS = 250;
    private static final long PACED_WAIT_MILLIS = 10;
    private static final long SHORTEST_PACE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LONGEST_PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final Duration LEASE_BEYOND_CALL = Duration.ofSeconds(10);

    private final Cancellations cancellations;
    private final Transition transition;
    private final RepeatedCalls repeated;
    private final Inspections inspections;
    private final AccountThrottles throttles;
    private final Predicate<Account> canBeAsked;
    private final Predicate<ProviderAccount> maySubmit;
    private final BooleanSupplier storeIsSettled;
    private final Clock clock;

    /**
     * If few places are free, a claim first waits as long as the last claim took, so that more places become free: a
     * commit for each single call would cost as much as the call.
     */
    private final Map<State, Long> paceNanos = new ConcurrentHashMap<>();

    private volatile boolean stopping;
    private volatile boolean paused;
    private volatile Runnable submitWake = () -> {};

    /**
     * @param canBeAsked the accounts whose calls in doubt can be looked up
     * @param maySubmit the accounts whose submits may be sent now; those of the others wait
     * @param storeIsSettled false while the store is away and for some seconds after, and for a while after the clock
     * was set forward: no lease counts as ended then
     */
    public DueWork(
            Cancellations cancellations,
            Transition transition,
            AccountThrottles throttles,
            Predicate<Account> canBeAsked,
            Predicate<ProviderAccount> maySubmit,
            BooleanSupplier storeIsSettled,
            Clock clock) {
        this.cancellations = cancellations;
        this.transition = transition;
        this.repeated = new RepeatedCalls(cancellations);
        this.inspections = new Inspections(cancellations);
        this.throttles = throttles;
        this.canBeAsked = canBeAsked;
        this.maySubmit = maySubmit;
        this.storeIsSettled = storeIsSettled;
        this.clock = clock;
    }

    /**
     * Claims cancellations to submit, as long as any is due. Each is durably {@code SENDING} when it is returned; one
     * whose invoice is to be looked at first stays {@code READY} and is leased.
     */
    public DueClaims submits() {
        return new DueClaims(() -> claimOrWait(State.READY));
    }

    /** Claims credit notes to poll, as long as any is due. */
    public DueClaims polls() {
        return new DueClaims(() -> claimOrWait(State.SENT));
    }

    /**
     * Claims calls in doubt to look up, only for accounts with a look-up. None while the clock was recently set
     * forward: then their calls may still be under way.
     */
    public DueClaims lookups() {
        return new DueClaims(() -> storeIsSettled.getAsBoolean() ? claimOrWait(State.IN_DOUBT) : List.of());
    }

    /** Sets what {@link #submitsDue} runs to wake the submit route. */
    public void wakeBy(Runnable wake) {
        submitWake = wake;
    }

    /** New requests are accepted: wakes the submit route, so that they need not wait for its next run. */
    public void submitsDue() {
        submitWake.run();
    }

    /**
     * Accounts that have cancellations but are not in the settings: their work waits until they are in the settings
     * again.
     */
    public List<AccountName> strangers() {
        List<AccountName> known = throttles.all().stream()
                .map(throttle -> throttle.account().accountName())
                .toList();
        return cancellations.accounts().stream()
                .filter(account -> !known.contains(account))
                .toList();
    }

    /**
     * Claims due work. If all places are taken, waits for one as long as calls keep ending: without this wait, the
     * other kind of call would get the places until this route runs again.
     */
    private List<Claim> claimOrWait(State state) throws InterruptedException {
        if (throttles.anyCrowded()) {
            LockSupport.parkNanos(paceNanos.getOrDefault(state, SHORTEST_PACE_NANOS));
        }
        boolean submits = state == State.READY;
        List<AccountThrottle> full = new ArrayList<>();
        long begun = System.nanoTime();
        List<Claim> claimed = claim(state, full);
        long took = System.nanoTime() - begun;
        paceNanos.put(state, Math.max(SHORTEST_PACE_NANOS, Math.min(took, LONGEST_PACE_NANOS)));
        while (claimed.isEmpty() && !stopping && !paused && awaitPlace(full, submits)) {
            full.clear();
            claimed = claim(state, full);
        }
        return claimed;
    }

    /**
     * Waits for a free place; false if none becomes free for a while. The other kind of call holds free places for a
     * moment while it looks for work.
     */
    private boolean awaitPlace(List<AccountThrottle> full, boolean submits) throws InterruptedException {
        return switch (AccountThrottles.waitOf(full, submits)) {
            case NONE -> false;
            case FOR_AN_END -> throttles.awaitChange(LONGEST_WAIT_MILLIS);
            case FOR_TIME -> {
                throttles.awaitChange(PACED_WAIT_MILLIS);
                yield true;
            }
            case NO_MORE -> true;
        };
    }

    /** Whether work may be claimed now. */
    public boolean mayClaim() {
        return !stopping && !paused;
    }

    /** Stops claiming for good: the process is about to end. */
    public void stop() {
        stopping = true;
    }

    /** Stops claiming until {@link #resume}: routes are about to be replaced. */
    public void pause() {
        paused = true;
    }

    /** Claims again. */
    public void resume() {
        paused = false;
        submitWake.run();
    }

    /** @param full receives the throttles without a free place */
    private List<Claim> claim(State state, List<AccountThrottle> full) {
        if (stopping || paused) {
            return List.of();
        }
        List<Claim> all = new ArrayList<>();
        for (AccountThrottle throttle : throttles.all()) {
            if (isToBeClaimed(throttle, state)) {
                all.addAll(claim(throttle, state, full));
            }
        }
        return all;
    }

    private boolean isToBeClaimed(AccountThrottle throttle, State state) {
        return switch (state) {
            case READY -> maySubmit.test(throttle.called());
            case IN_DOUBT -> canBeAsked.test(throttle.account());
            case SENDING, SENT, ACCEPTED, REJECTED, HELD -> true;
        };
    }

    private List<Claim> claim(AccountThrottle throttle, State state, List<AccountThrottle> full) {
        boolean submits = state == State.READY;
        int places = throttle.take(BATCH, submits);
        if (places == 0) {
            full.add(throttle);
            throttles.lookWhereDue(throttle);
            return List.of();
        }
        List<Claim> claims = List.of();
        try {
            ProviderAccount account = throttle.called();
            Instant leaseUntil =
                    clock.instant().plus(account.account().callTimeout()).plus(LEASE_BEYOND_CALL);
            claims = state == State.SENT && cancellations.isAlone()
                    ? claims(inHand(throttle, places, leaseUntil), Map.of(), leaseUntil, account)
                    : cancellations.together(() -> leased(throttle, state, places, leaseUntil, account));
            throttle.found(submits, claims.size() == places);
            throttle.begin(claims, leaseUntil.plus(account.account().callTimeout()));
            if (submits) {
                throttle.inspects((int) claims.stream()
                        .filter(claim -> claim.operation() == Operation.INSPECT)
                        .count());
                claims.forEach(DueWork::log);
            }
            return claims;
        } finally {
            throttles.giveBackUnused(throttle, places - claims.size(), submits);
        }
    }

    private static void log(Claim claim) {
        if (claim.operation() == Operation.SUBMIT) {
            LOG.info(
                    "{} is SENDING, attempt {}",
                    claim.cancellation(),
                    claim.cancellation().attempts());
        }
    }

    /** Claims with a lease in the store. Submits also get their request's content; the others only need the note. */
    private List<Claim> leased(
            AccountThrottle throttle, State state, int places, Instant until, ProviderAccount account) {
        AccountName name = throttle.account().accountName();
        Function<Cancellation, Change> change = found -> change(found, claimed(found, account, until));
        List<Change> changes = state == State.READY && account.sendsInOrder()
                ? cancellations.claimInOrder(name, places, change)
                : cancellations.claim(name, state, places, change);
        List<Cancellation> won = changes.stream()
                .map(Change::after)
                .filter(after -> state != State.READY || after.state() != State.IN_DOUBT)
                .toList();
        Map<String, String> contents = state == State.READY
                ? cancellations
                        .histories()
                        .contents(won.stream().map(Cancellation::id).toList())
                : Map.of();
        return claims(won, contents, until, account);
    }

    private Outcome claimed(Cancellation found, ProviderAccount account, Instant until) {
        if (found.state() != State.READY) {
            return new Outcome.Claimed(until);
        }
        return inspections.isDue(found, account)
                ? new Outcome.Inspecting(until)
                : repeated.claim(found, account, until);
    }

    private static List<Claim> claims(
            List<Cancellation> won, Map<String, String> contents, Instant until, ProviderAccount account) {
        return won.stream()
                .map(found -> new Claim(
                        operation(found.state()),
                        found,
                        Objects.requireNonNullElse(contents.get(found.id()), ""),
                        until,
                        account))
                .toList();
    }

    private static Operation operation(State claimed) {
        return switch (claimed) {
            case SENDING -> Operation.SUBMIT;
            case READY -> Operation.INSPECT;
            case SENT -> Operation.STATUS;
            case IN_DOUBT -> Operation.LOOKUP;
            case ACCEPTED, REJECTED, HELD -> throw new IllegalStateException(claimed + " is not called for");
        };
    }

    /**
     * Takes polls without a lease. A poll may be made twice without harm. If no other process uses the store, polls
     * need no lease there, which would cost as much as the poll itself. Some more are read than there are free places,
     * so that a place that becomes free does not wait for the store.
     */
    private List<Cancellation> inHand(AccountThrottle throttle, int places, Instant until) {
        List<Cancellation> taken = throttle.next(places);
        int missing = places - taken.size();
        if (missing > 0) {
            int unknown = Math.max(missing, throttle.ahead());
            throttle.beginReading();
            throttle.bring(
                    cancellations.due(throttle.account().accountName(), State.SENT, unknown + throttle.inHand()),
                    until);
            taken.addAll(throttle.next(missing));
        }
        return taken;
    }

    private Change change(Cancellation found, Outcome outcome) {
        return Change.of(found, outcome, transition, clock.instant());
    }
}
