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
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the work that is due and claims it, as much as the lanes have room for.
 *
 * <p>A lease is longer than the longest call of its account: whoever holds it has long been answered, or never will be,
 * when it runs out.
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
    private final AccountThrottles lanes;
    private final Predicate<Account> canBeAsked;
    private final BooleanSupplier storeIsSettled;
    private final Clock clock;

    /**
     * Where few places are free, a claim waits for some more, as long as the last one took: a commit for each call would
     * cost as much as the call.
     */
    private final Map<State, Long> paceNanos = new ConcurrentHashMap<>();

    private volatile boolean stopping;
    private volatile boolean paused;
    private volatile Runnable sendsWake = () -> {};

    /**
     * @param canBeAsked the accounts whose calls in doubt can be looked up
     * @param storeIsSettled false while the store is away and for some seconds after, and for a while when the clock was
     *     set forward: nobody's lease may be seen as run out then
     */
    public DueWork(
            Cancellations cancellations,
            Transition transition,
            AccountThrottles lanes,
            Predicate<Account> canBeAsked,
            BooleanSupplier storeIsSettled,
            Clock clock) {
        this.cancellations = cancellations;
        this.transition = transition;
        this.lanes = lanes;
        this.canBeAsked = canBeAsked;
        this.storeIsSettled = storeIsSettled;
        this.clock = clock;
    }

    /**
     * Cancellations to ask a credit note for, as long as any is due; each is durably {@code SENDING} when it is there.
     */
    public DueClaims submits() {
        return new DueClaims(() -> claimOrWait(State.READY));
    }

    /** Credit notes whose decision is to be asked for, as long as any is due. */
    public DueClaims polls() {
        return new DueClaims(() -> claimOrWait(State.SENT));
    }

    /**
     * Calls in doubt that are to be looked up: only those of accounts that can be asked. Not while a clock that was
     * set forward may have made them due before their calls can have ended.
     */
    public DueClaims lookups() {
        return new DueClaims(() -> storeIsSettled.getAsBoolean() ? claimOrWait(State.IN_DOUBT) : List.of());
    }

    /** What looks for work to submit is woken by that when {@link #sendsAreDue} says so. */
    public void wakeBy(Runnable wake) {
        sendsWake = wake;
    }

    /** Requests were accepted: they need not wait for the next look at what is due. */
    public void sendsAreDue() {
        sendsWake.run();
    }

    /** Accounts that have cancellations and are not in the settings: nothing of theirs goes on until they are again. */
    public List<AccountName> strangers() {
        List<AccountName> known =
                lanes.all().stream().map(lane -> lane.account().accountName()).toList();
        return cancellations.accounts().stream()
                .filter(account -> !known.contains(account))
                .toList();
    }

    /**
     * What is due, or nothing when nothing is, or when no call ended for a while. It waits for places as long as calls end:
     * whoever came back with nothing would leave them to the other kind until the next beat of its clock.
     */
    private List<Claim> claimOrWait(State state) throws InterruptedException {
        if (lanes.anyCrowded()) {
            LockSupport.parkNanos(paceNanos.getOrDefault(state, SHORTEST_PACE_NANOS));
        }
        boolean sends = state == State.READY;
        List<AccountThrottle> full = new ArrayList<>();
        long begun = System.nanoTime();
        List<Claim> claimed = claim(state, full);
        long took = System.nanoTime() - begun;
        paceNanos.put(state, Math.max(SHORTEST_PACE_NANOS, Math.min(took, LONGEST_PACE_NANOS)));
        while (claimed.isEmpty() && !stopping && !paused && awaitPlace(full, sends)) {
            full.clear();
            claimed = claim(state, full);
        }
        return claimed;
    }

    /**
     * False when no place of those lanes becomes free for a while. While the other kind looks for work it holds every place that
     * is free, for a moment.
     */
    private boolean awaitPlace(List<AccountThrottle> full, boolean sends) throws InterruptedException {
        return switch (AccountThrottles.waitOf(full, sends)) {
            case NONE -> false;
            case FOR_AN_END -> lanes.awaitChange(LONGEST_WAIT_MILLIS);
            case FOR_TIME -> {
                lanes.awaitChange(PACED_WAIT_MILLIS);
                yield true;
            }
            case NO_MORE -> true;
        };
    }

    /** From now on nothing more is claimed: the process is about to end. */
    public void stop() {
        stopping = true;
    }

    /** Nothing is claimed until {@link #resume}: routes are about to be swapped. */
    public void pause() {
        paused = true;
    }

    /** Claims go on. */
    public void resume() {
        paused = false;
        sendsWake.run();
    }

    /** @param full takes the lanes that had no place */
    private List<Claim> claim(State state, List<AccountThrottle> full) {
        if (stopping || paused) {
            return List.of();
        }
        List<Claim> all = new ArrayList<>();
        for (AccountThrottle lane : lanes.all()) {
            if (state != State.IN_DOUBT || canBeAsked.test(lane.account())) {
                all.addAll(claim(lane, state, full));
            }
        }
        return all;
    }

    private List<Claim> claim(AccountThrottle lane, State state, List<AccountThrottle> full) {
        boolean sends = state == State.READY;
        int places = lane.take(BATCH, sends);
        if (places == 0) {
            full.add(lane);
            lanes.lookWhereDue(lane);
            return List.of();
        }
        List<Claim> claims = List.of();
        try {
            ProviderAccount account = lane.called();
            Instant leaseUntil =
                    clock.instant().plus(account.account().callTimeout()).plus(LEASE_BEYOND_CALL);
            claims = state == State.SENT && cancellations.isAlone()
                    ? claims(inHand(lane, places, leaseUntil), Map.of(), leaseUntil, account)
                    : cancellations.together(() -> leased(lane, state, places, leaseUntil, account));
            lane.found(sends, claims.size() == places);
            lane.begin(claims, leaseUntil.plus(account.account().callTimeout()));
            if (sends) {
                claims.forEach(claim -> LOG.info(
                        "{} is SENDING, attempt {}",
                        claim.cancellation(),
                        claim.cancellation().attempts()));
            }
            return claims;
        } finally {
            lanes.giveBackUnused(lane, places - claims.size(), sends);
        }
    }

    /** Sends with what they ask for; the others need no more than their notes. */
    private List<Claim> leased(AccountThrottle lane, State state, int places, Instant until, ProviderAccount account) {
        List<Cancellation> won = cancellations
                .claim(lane.account().accountName(), state, places, found -> change(found, new Outcome.Claimed(until)))
                .stream()
                .map(Change::after)
                .toList();
        Map<String, String> contents = state == State.READY
                ? cancellations
                        .histories()
                        .contents(won.stream().map(Cancellation::id).toList())
                : Map.of();
        return claims(won, contents, until, account);
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
            case SENT -> Operation.STATUS;
            case IN_DOUBT -> Operation.LOOKUP;
            case READY, ACCEPTED, REJECTED, HELD -> throw new IllegalStateException(claimed + " is not called for");
        };
    }

    /**
     * Looks at decisions may be made twice without harm: where no other process could make them they need no lease in the
     * store, which would cost as much as what they find out; and some more are read than there are places now, so that a
     * place that becomes free waits for no question to the store.
     */
    private List<Cancellation> inHand(AccountThrottle lane, int places, Instant until) {
        List<Cancellation> taken = lane.next(places);
        int missing = places - taken.size();
        if (missing > 0) {
            int unknown = Math.max(missing, lane.ahead());
            lane.beginReading();
            lane.bring(cancellations.due(lane.account().accountName(), State.SENT, unknown + lane.inHand()), until);
            taken.addAll(lane.next(missing));
        }
        return taken;
    }

    private Change change(Cancellation found, Outcome outcome) {
        return Change.of(found, outcome, transition, clock.instant());
    }
}
