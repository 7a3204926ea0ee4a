package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.State;
import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.AccountProbe;
import io.anula.provider.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits the calls to one account: how many at once and how many each second. Submits, polls and look-ups share the
 * places. While both kinds wait, submits get two fifths and the checks (polls, look-ups and probes) get three fifths,
 * because every submit needs at least one check later. A single place belongs to submits.
 *
 * <p>A call takes a place before it is claimed and gives it back when it ends. If the provider says "too many calls",
 * the account pauses for a moment. If calls are refused, it pauses longer each time (see {@link CallBackOff}), so that
 * a person has time to correct the cause without many wasted attempts. If the account can be probed, submits start
 * again only after a probe was answered. A request that is refused alone does not pause the account: it is held.
 */
final class AccountThrottle {
    /** What keeps calls from leaving, ordered by when it is worth trying again: a later constant means sooner. */
    enum Wait {
        /** No call is expected to end: it is unknown when a place becomes free. */
        NONE,
        /** A call must end first. */
        FOR_AN_END,
        /** The rate allows the next call soon. */
        FOR_TIME,
        /** Nothing: there are free places. */
        NO_MORE
    }

    private static final double SHARE_OF_CHECKS = 0.6;
    private static final int CROWDED = 4;
    private static final int AHEAD = 4;
    private static final Duration BUSY = Duration.ofSeconds(1);
    /** After this many failures in a row, an account that never accepted a call is paused. */
    private static final int ENOUGH_FAILURES = 3;
    /** When a submit may try again, an older probe does not count. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Breakers breakers;
    private final AccountProbe probe;
    private final Clock clock;
    private volatile ProviderAccount called;
    private Rate rate;
    private final CallStatistics calls = new CallStatistics();
    private final Map<String, Instant> underWay = new HashMap<>();
    private final Map<String, Instant> inHand = new HashMap<>();
    private final Queue<Cancellation> ready = new ArrayDeque<>();
    private final Set<String> recordedMeanwhile = new HashSet<>();
    private int submitsInFlight;
    private int checksInFlight;
    private boolean submitsWait;
    private boolean checksWait;
    private Instant pausedUntil = Instant.MIN;
    private final CallBackOff submits;
    private final CallBackOff checks = new CallBackOff(true);
    private final Culprits culprits = new Culprits();
    private Instant refusedAt = Instant.MIN;
    private boolean nothingTaken;
    private boolean probeIsDue;
    private boolean probing;
    private @Nullable String refusedWith;

    AccountThrottle(Account account, Breakers breakers, Clock clock) {
        this(account, breakers, AccountProbe.NONE, true, clock);
    }

    /** @param known whether the account is known to accept calls; otherwise a single call tries it first */
    AccountThrottle(ProviderAccount called, Breakers breakers, AccountProbe probe, boolean known, Clock clock) {
        this.called = called;
        this.breakers = breakers;
        this.probe = probe;
        this.submits = new CallBackOff(known);
        this.clock = clock;
        this.rate = new Rate(called.account().maxPerSecond());
    }

    Account account() {
        return called.account();
    }

    /** The account with the current settings, for new claims. */
    ProviderAccount called() {
        return called;
    }

    /**
     * Uses these settings for new claims. If the account was paused and its login or address has changed, the pause
     * ends. Returns whether there was a pause.
     */
    synchronized boolean renew(ProviderAccount next) {
        Account before = account();
        called = next;
        if (before.maxPerSecond() != next.account().maxPerSecond()) {
            rate = new Rate(next.account().maxPerSecond());
        }
        if (before.isCalledAs(next.account())) {
            return false;
        }
        pausedUntil = Instant.MIN;
        boolean paused = isPaused();
        submits.forget();
        checks.open();
        culprits.forget();
        return paused;
    }

    /** Takes up to this many free places, for submits or for checks. */
    synchronized int take(int wanted, boolean ofSubmits) {
        int taken = taken(wanted, ofSubmits);
        if (!ofSubmits && taken == 0 && inFlight() > 0) {
            checksWait = true;
        }
        return taken;
    }

    /** Takes up to this many free places for checks that can wait: no other call makes room for them. */
    synchronized int takeSpare(int wanted) {
        return taken(wanted, false);
    }

    private int taken(int wanted, boolean ofSubmits) {
        int taken = Math.min(wanted, Math.max(0, free(ofSubmits)));
        count(taken, ofSubmits);
        rate.begin(ofSubmits, taken);
        if (taken > 0) {
            gate(ofSubmits).begins(clock.instant());
        }
        return taken;
    }

    private void count(int calls, boolean ofSubmits) {
        if (ofSubmits) {
            submitsInFlight += calls;
        } else {
            checksInFlight += calls;
        }
    }

    private int free(boolean ofSubmits) {
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return 0;
        }
        if (ofSubmits && checksWait && breakers.probing(account().accountName())) {
            return 0;
        }
        int places = account().maxInFlight();
        int own = ownShare(ofSubmits, places) - inFlight(ofSubmits);
        int allowed = Math.min(leftOfRate(ofSubmits), breakers.allowed(account().accountName(), inFlight()));
        return Math.min(Math.min(Math.min(places - inFlight(), own), allowed), atTheGate(ofSubmits, places, now));
    }

    /** How many more calls of this kind may leave, according to the last refusals. */
    private int atTheGate(boolean ofSubmits, int places, Instant now) {
        int under = inFlight(ofSubmits);
        int most = gate(ofSubmits).places(places, under, now);
        boolean oneAtATime = ofSubmits && checks.isClosed();
        int more = (oneAtATime ? Math.min(most, 1) : most) - under;
        return more > 0 && ofSubmits && awaitsProbe() ? 0 : more;
    }

    /** Whether submits wait for a probe: a submit must not test a paused account that can be probed. */
    private boolean awaitsProbe() {
        if (!submits.isClosed() || !probe.canAsk(account())) {
            return false;
        }
        Instant fresh = submits.closedUntil().minus(FRESH);
        return !Boolean.TRUE.equals(culprits.looksAreAnswered(fresh.isAfter(refusedAt) ? fresh : refusedAt));
    }

    private CallBackOff gate(boolean ofSubmits) {
        return ofSubmits ? submits : checks;
    }

    private int inFlight(boolean ofSubmits) {
        return ofSubmits ? submitsInFlight : checksInFlight;
    }

    /** How many of all places this kind may use: only its share if the other kind waits too. */
    private int ownShare(boolean ofSubmits, int all) {
        int ofChecks = all == 1 ? 0 : Math.max(1, (int) (all * SHARE_OF_CHECKS));
        if (ofSubmits) {
            return checksWait ? all - ofChecks : all;
        }
        return submitsWait && !submits.isClosed() ? ofChecks : all;
    }

    /** Notes whether a claim filled all its places, so that more work may wait. */
    synchronized void found(boolean ofSubmits, boolean moreMayWait) {
        if (ofSubmits) {
            submitsWait = moreMayWait;
        } else {
            checksWait = moreMayWait;
        }
    }

    /** Gives back places for which a claim found no work; they do not count for the rate. */
    synchronized void giveBackUnused(int places, boolean ofSubmits) {
        count(-places, ofSubmits);
        rate.begin(ofSubmits, -places);
    }

    /** So many of the claimed submits only look at their invoices: they count as checks. */
    synchronized void inspects(int calls) {
        count(-calls, true);
        count(calls, false);
    }

    /** Marks the calls of these claims as under way; each must end by this time. */
    synchronized void begin(List<Claim> claims, Instant longest) {
        claims.forEach(claim -> underWay.put(claim.cancellation().id(), longest));
    }

    /** The call of this claim has ended. */
    synchronized void ended(Cancellation claimed) {
        underWay.remove(claimed.id());
        ended(claimed.state() == State.SENDING);
    }

    /** A call has ended; its place becomes free. */
    synchronized void ended(boolean submit) {
        count(-1, submit);
        calls.add(clock.instant().getEpochSecond(), Duration.ZERO, false);
    }

    /** The outcome for this cancellation is in the store. */
    synchronized void recorded(String cancellation) {
        if (inHand.remove(cancellation) != null) {
            recordedMeanwhile.add(cancellation);
        }
    }

    /**
     * Called before the store is read for {@link #bring}: a row recorded after this call may be read in its old state.
     */
    synchronized void beginReading() {
        recordedMeanwhile.clear();
    }

    /**
     * Adds the cancellations that are not in hand and were not recorded since {@link #beginReading}. They stay in hand
     * until they are recorded or this time passes.
     */
    synchronized void bring(List<Cancellation> due, Instant until) {
        inHand.values().removeIf(end -> !clock.instant().isBefore(end));
        ready.removeIf(found -> !inHand.containsKey(found.id()));
        for (Cancellation found : due) {
            if (!recordedMeanwhile.contains(found.id()) && inHand.putIfAbsent(found.id(), until) == null) {
                ready.add(found);
            }
        }
    }

    /** Up to this many of the added cancellations, in order; no cancellation is returned twice. */
    synchronized List<Cancellation> next(int most) {
        List<Cancellation> given = new ArrayList<>();
        while (given.size() < most && !ready.isEmpty()) {
            Cancellation found = ready.remove();
            if (clock.instant().isBefore(inHand.getOrDefault(found.id(), Instant.MIN))) {
                given.add(found);
            }
        }
        return given;
    }

    /**
     * How many cancellations to read ahead: enough for a few rounds of calls, but at most what the rate allows in a
     * second.
     */
    int ahead() {
        int perSecond =
                account().maxPerSecond() == 0 ? Integer.MAX_VALUE : account().maxPerSecond();
        return Math.min(AHEAD * account().maxInFlight(), perSecond);
    }

    /** How many cancellations are in hand without a lease in the store. */
    synchronized int inHand() {
        return inHand.size();
    }

    /** Judges the outcome of a call: it may concern the whole account or only this request. */
    synchronized Heard heard(Cancellation claimed, Outcome outcome) {
        boolean submit = claimed.state() == State.SENDING;
        Pause pause = outcome.pause();
        if (pause != null) {
            return turnedAway(claimed, outcome, pause, submit);
        }
        return outcome.failure() ? failed(outcome, submit) : taken(claimed, outcome, submit);
    }

    /**
     * The circuit breaker handles a provider that fails. An account that never accepted a call is different: its
     * address may not be a provider at all, and each attempt leaves a call in doubt. So it is paused after a few
     * failures.
     */
    private Heard failed(Outcome outcome, boolean submit) {
        if (submit && outcome instanceof Outcome.Unknown doubt && !submits.isKnown()) {
            refusedWith = doubt.message();
            refusedAt = clock.instant();
            nothingTaken = true;
            probeIsDue |= submits.refused(ENOUGH_FAILURES, CallBackOff.FIRST_HOLD, clock.instant());
            return new Heard(outcome, isPaused() ? News.PAUSED : News.NONE);
        }
        return Heard.nothing(outcome);
    }

    private Heard taken(Cancellation claimed, Outcome outcome, boolean submit) {
        if (submit) {
            culprits.taken(claimed);
        } else {
            culprits.lookAnswered(clock.instant());
            submits.hurry(clock.instant());
        }
        return new Heard(outcome, gate(submit).taken() ? news() : News.NONE);
    }

    private Heard turnedAway(Cancellation claimed, Outcome outcome, Pause pause, boolean submit) {
        Instant now = clock.instant();
        if (pause.cause() == Pause.Cause.BUSY) {
            pauseFor(pause.retryAfter() == null ? BUSY : pause.retryAfter());
            return Heard.nothing(outcome);
        }
        refusedWith = pause.what();
        if (!submit) {
            culprits.lookRefused(now);
            checks.refused(CallBackOff.patience(pause.cause()), CallBackOff.FIRST_HOLD, now);
            return new Heard(outcome, isPaused() ? News.PAUSED : News.NONE);
        }
        refusedAt = now;
        nothingTaken = false;
        if (culprits.refused(claimed, pause.cause(), now) && outcome instanceof Outcome.NotSent) {
            submits.open();
            return new Heard(HeldReason.alone(account().accountName(), pause, outcome), news());
        }
        boolean doubt = !(outcome instanceof Outcome.NotSent);
        boolean atOnce = checks.isClosed() || (doubt && !culprits.anyTakenLately(now));
        Duration first = doubt && !probe.canAsk(account()) ? CallBackOff.FIRST_HOLD_OF_DOUBTS : CallBackOff.FIRST_HOLD;
        boolean closed = submits.refused(atOnce ? 1 : CallBackOff.patience(pause.cause()), first, now);
        probeIsDue |= closed;
        return new Heard(outcome, isPaused() ? News.PAUSED : News.NONE);
    }

    private News news() {
        return isPaused() ? News.PAUSED : News.GOES_ON;
    }

    private void pauseFor(Duration asked) {
        Instant until = clock.instant().plus(asked);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    /** Whether the account is paused, for all calls or for submits only. */
    private boolean isPaused() {
        return submits.isClosed() || checks.isClosed();
    }

    /** Whether the caller must make a probe of the paused account now, and report its result to {@link #looked}. */
    synchronized boolean takeLook() {
        Instant now = clock.instant();
        boolean due = probeIsDue || !now.isBefore(submits.closedUntil());
        if (!due
                || probing
                || !awaitsProbe()
                || now.isBefore(pausedUntil)
                || breakers.allowed(account().accountName(), inFlight()) <= 0) {
            return false;
        }
        probeIsDue = false;
        probing = true;
        rate.begin(false, 1);
        return true;
    }

    /** Handles the result of the probe. */
    synchronized News looked(AccountProbe.Seen seen) {
        Instant now = clock.instant();
        probing = false;
        if (seen == AccountProbe.Seen.ANSWERED) {
            culprits.lookAnswered(now);
            submits.hurry(now);
            if (nothingTaken) {
                nothingTaken = false;
                return submits.taken() ? news() : News.NONE;
            }
        } else {
            submits.waitLonger(now);
        }
        if (seen == AccountProbe.Seen.REFUSED) {
            culprits.lookRefused(now);
        }
        return isPaused() ? News.PAUSED : News.NONE;
    }

    /** Moves the ends of the pauses back with the clock, so that they do not last longer. */
    synchronized void dateBack(Duration step) {
        submits.dateBack(step);
        checks.dateBack(step);
        pausedUntil = CallBackOff.back(pausedUntil, step);
        refusedAt = CallBackOff.back(refusedAt, step);
    }

    /** The facts about the pause, for people. */
    synchronized PauseSnapshot pauseLook() {
        return new PauseSnapshot(
                called.account().accountName(),
                Math.max(submits.refusals(), checks.refusals()),
                Objects.requireNonNullElse(refusedWith, "?"),
                submits.isClosed(),
                culprits.looksAreAnswered(refusedAt));
    }

    /**
     * The judgement on a call.
     *
     * @param outcome the call's outcome, possibly replaced after comparison with other calls
     */
    record Heard(Outcome outcome, News news) {
        static Heard nothing(Outcome outcome) {
            return new Heard(outcome, News.NONE);
        }
    }

    /** What changed for the account, for its alarm. */
    enum News {
        NONE,
        PAUSED,
        GOES_ON
    }

    synchronized boolean crowded() {
        return account().maxInFlight() - inFlight() < account().maxInFlight() / CROWDED;
    }

    /** What keeps calls of this kind from leaving now. */
    synchronized Wait waitOf(boolean ofSubmits) {
        if (free(ofSubmits) > 0) {
            return Wait.NO_MORE;
        }
        if (isPaced(ofSubmits)) {
            return Wait.FOR_TIME;
        }
        return inFlight() > 0 ? Wait.FOR_AN_END : Wait.NONE;
    }

    /** Whether only the rate keeps calls of this kind from leaving. */
    private boolean isPaced(boolean ofSubmits) {
        return leftOfRate(ofSubmits) <= 0
                && inFlight() < account().maxInFlight()
                && !clock.instant().isBefore(pausedUntil);
    }

    private int leftOfRate(boolean ofSubmits) {
        return rate.left(ofSubmits, ownShare(ofSubmits, account().maxPerSecond()), clock.instant());
    }

    synchronized int inFlight() {
        return submitsInFlight + checksInFlight;
    }

    /** The state of the throttle, for people. */
    synchronized ThrottleSnapshot snapshot(int minutes) {
        Instant now = clock.instant();
        Instant gate = submits.isClosed() ? submits.closedUntil() : checks.closedUntil();
        Instant until = gate.isAfter(pausedUntil) ? gate : pausedUntil;
        return new ThrottleSnapshot(
                called.account().accountName(),
                inFlight(),
                called.account().maxInFlight(),
                called.account().maxPerSecond(),
                now.isBefore(until) ? until : null,
                isPaused(),
                (int) underWay.values().stream().filter(now::isAfter).count(),
                calls.last(minutes, now.getEpochSecond()));
    }
}
