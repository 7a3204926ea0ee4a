package io.anula.lifecycle;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Pause;
import io.anula.settings.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * How much may go to one account at once and each second. Sends, polls and look-ups share it; while both wait, sends
 * have two fifths of them and the others, which are looks, three: whatever is sent has to be looked at once at the least.
 * Where there is but one place it is the sends'.
 *
 * <p>A call takes a place before it is claimed and gives it back when it has ended. An account that turned
 * calls away is left alone for a while; one whose login is refused longer each time, so that a person has the time to
 * mend it and nothing is burnt meanwhile.
 */
final class Lane {
    /** What calls wait for, when they are worth waiting for; the later, the sooner it is to be looked at again. */
    enum Wait {
        /** There are places, or nobody knows when there will be. */
        NONE,
        /** Until a call ends. */
        FOR_AN_END,
        /** For the next call that the rate allows. */
        FOR_TIME
    }

    private static final double SHARE_OF_LOOKS = 0.6;
    private static final int CROWDED = 4;
    private static final int AHEAD = 4;
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration FIRST_HOLD = Duration.ofSeconds(30);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    private final Breakers breakers;
    private final Clock clock;
    private volatile Terms terms;
    private Rate rate;
    private final Minutes calls = new Minutes();
    private final Map<String, Instant> inHand = new HashMap<>();
    private final Queue<Cancellation> ready = new ArrayDeque<>();
    private final Set<String> recordedMeanwhile = new HashSet<>();
    private int sendsInFlight;
    private int looksInFlight;
    private boolean sendsWait;
    private boolean looksWait;
    private Instant pausedUntil = Instant.MIN;
    private Duration hold = Duration.ZERO;

    Lane(Account account, Breakers breakers, Clock clock) {
        this(new Terms(account, 0), breakers, clock);
    }

    Lane(Terms terms, Breakers breakers, Clock clock) {
        this.terms = terms;
        this.breakers = breakers;
        this.clock = clock;
        this.rate = new Rate(terms.account().maxPerSecond());
    }

    /**
     * What calls are made under.
     *
     * @param version of the settings that the account is of
     */
    record Terms(Account account, int version) {}

    Account account() {
        return terms.account();
    }

    Terms terms() {
        return terms;
    }

    /**
     * Whatever is claimed from now on is called under those. An account that was left alone because its login or address
     * was refused is tried at once where they are others now; returns whether it was.
     */
    synchronized boolean renew(Terms next) {
        Account before = account();
        terms = next;
        if (before.maxPerSecond() != next.account().maxPerSecond()) {
            rate = new Rate(next.account().maxPerSecond());
        }
        if (before.isCalledAs(next.account())) {
            return false;
        }
        pausedUntil = Instant.MIN;
        return resume();
    }

    /** Takes as many places as are free, up to that number, for sends or for looks. */
    synchronized int take(int wanted, boolean sends) {
        int taken = Math.min(wanted, Math.max(0, free(sends)));
        if (!sends && taken == 0 && inFlight() > 0) {
            looksWait = true;
        }
        count(taken, sends);
        rate.begin(sends, taken);
        return taken;
    }

    private void count(int calls, boolean sends) {
        if (sends) {
            sendsInFlight += calls;
        } else {
            looksInFlight += calls;
        }
    }

    private int free(boolean sends) {
        if (clock.instant().isBefore(pausedUntil)) {
            return 0;
        }
        if (sends && looksWait && breakers.probing(account().provider())) {
            return 0;
        }
        int places = hold.isZero() ? account().maxInFlight() : 1;
        int allowed = Math.min(leftOfRate(sends), breakers.allowed(account().provider(), inFlight()));
        int own = ownShare(sends, places) - (sends ? sendsInFlight : looksInFlight);
        return Math.min(Math.min(places - inFlight(), own), allowed);
    }

    /** So many of them all are of that kind: only some where the other kind waits too. */
    private int ownShare(boolean sends, int all) {
        int looks = all == 1 ? 0 : Math.max(1, (int) (all * SHARE_OF_LOOKS));
        if (sends) {
            return looksWait ? all - looks : all;
        }
        return sendsWait ? looks : all;
    }

    /** Notes whether a claim found as much as it had places for, so that more may wait. */
    synchronized void found(boolean sends, boolean moreMayWait) {
        if (sends) {
            sendsWait = moreMayWait;
        } else {
            looksWait = moreMayWait;
        }
    }

    /** Gives places back that nothing was found for: they count for nothing. */
    synchronized void giveBackUnused(int places, boolean sends) {
        count(-places, sends);
        rate.begin(sends, -places);
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

    /** The provider turned a call away: leaves the account alone. Returns until when, if that is news to a person. */
    synchronized boolean pause(Pause pause) {
        Duration asked = pause.retryAfter() == null ? BUSY : pause.retryAfter();
        if (pause.cause() == Pause.Cause.BUSY) {
            pauseFor(asked);
            return false;
        }
        boolean news = hold.isZero();
        if (!clock.instant().isBefore(pausedUntil)) {
            hold = news ? FIRST_HOLD : min(hold.multipliedBy(2), LONGEST_HOLD);
            pauseFor(hold.compareTo(asked) > 0 ? hold : asked);
        }
        return news;
    }

    private void pauseFor(Duration asked) {
        Instant until = clock.instant().plus(asked);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    /** The provider took a call: whatever it objected to is mended. Returns whether that is news. */
    synchronized boolean resume() {
        boolean news = !hold.isZero();
        hold = Duration.ZERO;
        return news;
    }

    synchronized boolean crowded() {
        return account().maxInFlight() - inFlight() < account().maxInFlight() / CROWDED;
    }

    /** What keeps calls of that kind back now. */
    synchronized Wait waitOf(boolean sends) {
        if (free(sends) > 0) {
            return Wait.NONE;
        }
        if (isPaced(sends)) {
            return Wait.FOR_TIME;
        }
        return inFlight() > 0 ? Wait.FOR_AN_END : Wait.NONE;
    }

    /** Nothing but the time that the rate asks for. */
    private boolean isPaced(boolean sends) {
        return leftOfRate(sends) <= 0
                && inFlight() < account().maxInFlight()
                && !clock.instant().isBefore(pausedUntil);
    }

    private int leftOfRate(boolean sends) {
        return rate.left(sends, ownShare(sends, account().maxPerSecond()), clock.instant());
    }

    synchronized int inFlight() {
        return sendsInFlight + looksInFlight;
    }

    /** As people look at it. */
    synchronized LaneLook look(int minutes) {
        Instant now = clock.instant();
        return new LaneLook(
                terms.account().accountName(),
                inFlight(),
                terms.account().maxInFlight(),
                terms.account().maxPerSecond(),
                now.isBefore(pausedUntil) ? pausedUntil : null,
                !hold.isZero(),
                calls.last(minutes, now.getEpochSecond()));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
