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
 * How much may go to one account at once and each second. Sends, polls and look-ups share it; while both wait, sends
 * have two fifths of them and the others, which are looks, three: whatever is sent has to be looked at once at the least.
 * Where there is but one place it is the sends'.
 *
 * <p>A call takes a place before it is claimed and gives it back when it has ended. An account that has too many calls is
 * left alone for a while; one whose calls are refused longer each time (see {@link CallBackOff}), so that a person has the time
 * to mend it and nothing is burnt meanwhile. Sends are tried again only when a look was answered, where one can be made.
 * A request that is refused alone pauses nobody: it is held.
 */
final class AccountThrottle {
    /** What calls wait for, when they are worth waiting for; the later, the sooner it is to be looked at again. */
    enum Wait {
        /** Nobody knows when there will be places. */
        NONE,
        /** Until a call ends. */
        FOR_AN_END,
        /** For the next call that the rate allows. */
        FOR_TIME,
        /** For nothing: there are places. */
        NO_MORE
    }

    private static final double SHARE_OF_LOOKS = 0.6;
    private static final int CROWDED = 4;
    private static final int AHEAD = 4;
    private static final Duration BUSY = Duration.ofSeconds(1);
    /** So many calls in a row of an account that never took one. */
    private static final int ENOUGH_FAILURES = 3;
    /** A look that is older, when a send may try again, says nothing of now. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Breakers breakers;
    private final AccountProbe look;
    private final Clock clock;
    private volatile ProviderAccount called;
    private Rate rate;
    private final CallStatistics calls = new CallStatistics();
    private final Map<String, Instant> underWay = new HashMap<>();
    private final Map<String, Instant> inHand = new HashMap<>();
    private final Queue<Cancellation> ready = new ArrayDeque<>();
    private final Set<String> recordedMeanwhile = new HashSet<>();
    private int sendsInFlight;
    private int looksInFlight;
    private boolean sendsWait;
    private boolean looksWait;
    private Instant pausedUntil = Instant.MIN;
    private final CallBackOff sends;
    private final CallBackOff looks = new CallBackOff(true);
    private final Culprits culprits = new Culprits();
    private Instant refusedAt = Instant.MIN;
    private boolean nothingTaken;
    private boolean lookIsDue;
    private boolean looking;
    private @Nullable String refusedWith;

    AccountThrottle(Account account, Breakers breakers, Clock clock) {
        this(account, breakers, AccountProbe.NONE, true, clock);
    }

    /** @param known whether its calls are known to be taken; else a single one tries that first */
    AccountThrottle(ProviderAccount called, Breakers breakers, AccountProbe look, boolean known, Clock clock) {
        this.called = called;
        this.breakers = breakers;
        this.look = look;
        this.sends = new CallBackOff(known);
        this.clock = clock;
        this.rate = new Rate(called.account().maxPerSecond());
    }

    Account account() {
        return called.account();
    }

    /** As it is now: for what is claimed from now on. */
    ProviderAccount called() {
        return called;
    }

    /**
     * Whatever is claimed from now on is called under those. An account that was left alone because its login or address
     * was refused is tried at once where they are others now; returns whether it was.
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
        sends.forget();
        looks.open();
        culprits.forget();
        return paused;
    }

    /** Takes as many places as are free, up to that number, for sends or for looks. */
    synchronized int take(int wanted, boolean ofSends) {
        int taken = Math.min(wanted, Math.max(0, free(ofSends)));
        if (!ofSends && taken == 0 && inFlight() > 0) {
            looksWait = true;
        }
        count(taken, ofSends);
        rate.begin(ofSends, taken);
        if (taken > 0) {
            gate(ofSends).begins(clock.instant());
        }
        return taken;
    }

    private void count(int calls, boolean ofSends) {
        if (ofSends) {
            sendsInFlight += calls;
        } else {
            looksInFlight += calls;
        }
    }

    private int free(boolean ofSends) {
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return 0;
        }
        if (ofSends && looksWait && breakers.probing(account().accountName())) {
            return 0;
        }
        int places = account().maxInFlight();
        int own = ownShare(ofSends, places) - inFlight(ofSends);
        int allowed = Math.min(leftOfRate(ofSends), breakers.allowed(account().accountName(), inFlight()));
        return Math.min(Math.min(Math.min(places - inFlight(), own), allowed), atTheGate(ofSends, places, now));
    }

    /** How many more of that kind may leave, by what became of the last ones. */
    private int atTheGate(boolean ofSends, int places, Instant now) {
        int under = inFlight(ofSends);
        int most = gate(ofSends).places(places, under, now);
        boolean oneAtATime = ofSends && looks.isClosed();
        int more = (oneAtATime ? Math.min(most, 1) : most) - under;
        return more > 0 && ofSends && awaitsLook() ? 0 : more;
    }

    /** No send tries whether a paused account works, where a look can. */
    private boolean awaitsLook() {
        if (!sends.isClosed() || !look.canAsk(account())) {
            return false;
        }
        Instant fresh = sends.closedUntil().minus(FRESH);
        return !Boolean.TRUE.equals(culprits.looksAreAnswered(fresh.isAfter(refusedAt) ? fresh : refusedAt));
    }

    private CallBackOff gate(boolean ofSends) {
        return ofSends ? sends : looks;
    }

    private int inFlight(boolean ofSends) {
        return ofSends ? sendsInFlight : looksInFlight;
    }

    /** So many of them all are of that kind: only some where the other kind waits too. */
    private int ownShare(boolean ofSends, int all) {
        int ofLooks = all == 1 ? 0 : Math.max(1, (int) (all * SHARE_OF_LOOKS));
        if (ofSends) {
            return looksWait ? all - ofLooks : all;
        }
        return sendsWait && !sends.isClosed() ? ofLooks : all;
    }

    /** Notes whether a claim found as much as it had places for, so that more may wait. */
    synchronized void found(boolean ofSends, boolean moreMayWait) {
        if (ofSends) {
            sendsWait = moreMayWait;
        } else {
            looksWait = moreMayWait;
        }
    }

    /** Gives places back that nothing was found for: they count for nothing. */
    synchronized void giveBackUnused(int places, boolean ofSends) {
        count(-places, ofSends);
        rate.begin(ofSends, -places);
    }

    /** Calls of those claims begin; each has ended by that moment. */
    synchronized void begin(List<Claim> claims, Instant longest) {
        claims.forEach(claim -> underWay.put(claim.cancellation().id(), longest));
    }

    /** The call of that claim has ended. */
    synchronized void ended(Cancellation claimed) {
        underWay.remove(claimed.id());
        ended(claimed.state() == State.SENDING);
    }

    /** A call has ended: its place is free. */
    synchronized void ended(boolean send) {
        count(-1, send);
        calls.add(clock.instant().getEpochSecond(), Duration.ZERO, false);
    }

    /** What became of that cancellation is in the store. */
    synchronized void recorded(String cancellation) {
        if (inHand.remove(cancellation) != null) {
            recordedMeanwhile.add(cancellation);
        }
    }

    /** The store is about to be read for {@link #bring}: what is recorded from now on may be read as it was before. */
    synchronized void beginReading() {
        recordedMeanwhile.clear();
    }

    /**
     * Those of them that nobody has in hand, nor had since {@link #beginReading}, are in hand from now on, until they are
     * recorded or that time is over.
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

    /** So many at the most of what was brought, in its order; each is given to one caller only. */
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
     * How many cancellations are worth having in hand before there are places: for some rounds of calls, and not for more
     * than a second where so many are allowed.
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

    /** What became of that call: it may say something of the whole account, or of this one request alone. */
    synchronized Heard heard(Cancellation claimed, Outcome outcome) {
        boolean send = claimed.state() == State.SENDING;
        Pause pause = outcome.pause();
        if (pause != null) {
            return turnedAway(claimed, outcome, pause, send);
        }
        return outcome.failure() ? failed(outcome, send) : taken(claimed, outcome, send);
    }

    /**
     * A provider that fails is the circuit breaker's; but one that never took a call may be none, and each try costs a doubt.
     */
    private Heard failed(Outcome outcome, boolean send) {
        if (send && outcome instanceof Outcome.Unknown doubt && !sends.isKnown()) {
            refusedWith = doubt.message();
            refusedAt = clock.instant();
            nothingTaken = true;
            lookIsDue |= sends.refused(ENOUGH_FAILURES, CallBackOff.FIRST_HOLD, clock.instant());
            return new Heard(outcome, isPaused() ? News.PAUSED : News.NONE);
        }
        return Heard.nothing(outcome);
    }

    private Heard taken(Cancellation claimed, Outcome outcome, boolean send) {
        if (send) {
            culprits.taken(claimed);
        } else {
            culprits.lookAnswered(clock.instant());
            sends.hurry(clock.instant());
        }
        return new Heard(outcome, gate(send).taken() ? news() : News.NONE);
    }

    private Heard turnedAway(Cancellation claimed, Outcome outcome, Pause pause, boolean send) {
        Instant now = clock.instant();
        if (pause.cause() == Pause.Cause.BUSY) {
            pauseFor(pause.retryAfter() == null ? BUSY : pause.retryAfter());
            return Heard.nothing(outcome);
        }
        refusedWith = pause.what();
        if (!send) {
            culprits.lookRefused(now);
            looks.refused(CallBackOff.patience(pause.cause()), CallBackOff.FIRST_HOLD, now);
            return new Heard(outcome, isPaused() ? News.PAUSED : News.NONE);
        }
        refusedAt = now;
        nothingTaken = false;
        if (culprits.refused(claimed, pause.cause(), now) && outcome instanceof Outcome.NotSent) {
            sends.open();
            return new Heard(HeldReason.alone(account().accountName(), pause, outcome), news());
        }
        boolean doubt = !(outcome instanceof Outcome.NotSent);
        boolean atOnce = looks.isClosed() || (doubt && !culprits.anyTakenLately(now));
        Duration first = doubt && !look.canAsk(account()) ? CallBackOff.FIRST_HOLD_OF_DOUBTS : CallBackOff.FIRST_HOLD;
        boolean closed = sends.refused(atOnce ? 1 : CallBackOff.patience(pause.cause()), first, now);
        lookIsDue |= closed;
        return new Heard(outcome, isPaused() ? News.PAUSED : News.NONE);
    }

    private News news() {
        return isPaused() ? News.PAUSED : News.GOES_ON;
    }

    private void pauseFor(Duration asked) {
        Instant until = clock.instant().plus(asked);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    /** Whether calls of the account, or those for notes, are refused. */
    private boolean isPaused() {
        return sends.isClosed() || looks.isClosed();
    }

    /** Whether a look is to be made now to see whether the account works; the caller makes it, and says what it shows. */
    synchronized boolean takeLook() {
        Instant now = clock.instant();
        boolean due = lookIsDue || !now.isBefore(sends.closedUntil());
        if (!due
                || looking
                || !awaitsLook()
                || now.isBefore(pausedUntil)
                || breakers.allowed(account().accountName(), inFlight()) <= 0) {
            return false;
        }
        lookIsDue = false;
        looking = true;
        rate.begin(false, 1);
        return true;
    }

    /** What the look shows that was taken. */
    synchronized News looked(AccountProbe.Seen seen) {
        Instant now = clock.instant();
        looking = false;
        if (seen == AccountProbe.Seen.ANSWERED) {
            culprits.lookAnswered(now);
            sends.hurry(now);
            if (nothingTaken) {
                nothingTaken = false;
                return sends.taken() ? news() : News.NONE;
            }
        } else {
            sends.waitLonger(now);
        }
        if (seen == AccountProbe.Seen.REFUSED) {
            culprits.lookRefused(now);
        }
        return isPaused() ? News.PAUSED : News.NONE;
    }

    /** The clock was set back by that: a pause lasts no longer for it. */
    synchronized void dateBack(Duration step) {
        sends.dateBack(step);
        looks.dateBack(step);
        pausedUntil = CallBackOff.back(pausedUntil, step);
        refusedAt = CallBackOff.back(refusedAt, step);
    }

    /** What is known of a pause, for people. */
    synchronized PauseSnapshot pauseLook() {
        return new PauseSnapshot(
                called.account().accountName(),
                Math.max(sends.refusals(), looks.refusals()),
                Objects.requireNonNullElse(refusedWith, "?"),
                sends.isClosed(),
                culprits.looksAreAnswered(refusedAt));
    }

    /**
     * What was heard of a call.
     *
     * @param outcome what it means, known what became of the others
     */
    record Heard(Outcome outcome, News news) {
        static Heard nothing(Outcome outcome) {
            return new Heard(outcome, News.NONE);
        }
    }

    /** What people are told of an account. */
    enum News {
        NONE,
        PAUSED,
        GOES_ON
    }

    synchronized boolean crowded() {
        return account().maxInFlight() - inFlight() < account().maxInFlight() / CROWDED;
    }

    /** What keeps calls of that kind back now. */
    synchronized Wait waitOf(boolean ofSends) {
        if (free(ofSends) > 0) {
            return Wait.NO_MORE;
        }
        if (isPaced(ofSends)) {
            return Wait.FOR_TIME;
        }
        return inFlight() > 0 ? Wait.FOR_AN_END : Wait.NONE;
    }

    /** Nothing but the time that the rate asks for. */
    private boolean isPaced(boolean ofSends) {
        return leftOfRate(ofSends) <= 0
                && inFlight() < account().maxInFlight()
                && !clock.instant().isBefore(pausedUntil);
    }

    private int leftOfRate(boolean ofSends) {
        return rate.left(ofSends, ownShare(ofSends, account().maxPerSecond()), clock.instant());
    }

    synchronized int inFlight() {
        return sendsInFlight + looksInFlight;
    }

    /** As people look at it. */
    synchronized ThrottleSnapshot look(int minutes) {
        Instant now = clock.instant();
        Instant gate = sends.isClosed() ? sends.closedUntil() : looks.closedUntil();
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
