package io.anula.lifecycle;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Pause;
import io.anula.settings.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much may go to one account at once and each second. Sends, polls and look-ups share it; while both wait, sends
 * have three quarters of the places and the others, which are looks, one; where there is but one place it is the sends'.
 *
 * <p>A call takes a place before it is claimed and gives it back when its outcome is recorded. An account that turned
 * calls away is left alone for a while; one whose login is refused longer each time, so that a person has the time to
 * mend it and nothing is burnt meanwhile.
 */
final class Lane {
    private static final long SECOND = 1000;
    private static final int SHARE_OF_LOOKS = 4;
    private static final int CROWDED = 4;
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration FIRST_HOLD = Duration.ofSeconds(30);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    private final Account account;
    private final Breakers breakers;
    private final Clock clock;
    private final Map<String, Instant> inHand = new HashMap<>();
    private int sendsInFlight;
    private int looksInFlight;
    private long second;
    private int begunThisSecond;
    private boolean sendsWait;
    private boolean looksWait;
    private Instant pausedUntil = Instant.MIN;
    private Duration hold = Duration.ZERO;

    Lane(Account account, Breakers breakers, Clock clock) {
        this.account = account;
        this.breakers = breakers;
        this.clock = clock;
    }

    Account account() {
        return account;
    }

    /** Takes as many places as are free, up to that number, for sends or for looks. */
    synchronized int take(int wanted, boolean sends) {
        int taken = Math.min(wanted, Math.max(0, free(sends)));
        if (!sends && taken == 0 && inFlight() > 0) {
            looksWait = true;
        }
        count(taken, sends);
        begunThisSecond += taken;
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
        if (sends && looksWait && breakers.probing(account.provider())) {
            return 0;
        }
        int places = hold.isZero() ? account.maxInFlight() : 1;
        int allowed = Math.min(allowedThisSecond(), breakers.allowed(account.provider(), inFlight()));
        return Math.min(Math.min(places - inFlight(), ownShare(sends, places)), allowed);
    }

    /** What is left of the places of that kind, where the other kind waits too. */
    private int ownShare(boolean sends, int places) {
        int looks = places == 1 ? 0 : Math.max(1, places / SHARE_OF_LOOKS);
        if (sends) {
            return looksWait ? places - looks - sendsInFlight : places;
        }
        return sendsWait ? looks - looksInFlight : places;
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
        begunThisSecond = Math.max(0, begunThisSecond - places);
    }

    /** A call has ended and its outcome is recorded. */
    synchronized void done(String cancellation, boolean send) {
        count(-1, send);
        inHand.remove(cancellation);
    }

    /** So many at the most of those cancellations, which nobody has in hand now; they are in hand until they are done. */
    synchronized List<Cancellation> takeInHand(List<Cancellation> due, int most, Instant until) {
        inHand.values().removeIf(end -> !clock.instant().isBefore(end));
        List<Cancellation> taken = due.stream()
                .filter(found -> !inHand.containsKey(found.id()))
                .limit(most)
                .toList();
        taken.forEach(found -> inHand.put(found.id(), until));
        return taken;
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
        return account.maxInFlight() - inFlight() < account.maxInFlight() / CROWDED;
    }

    /** True when calls of that kind wait for others to end. */
    synchronized boolean full(boolean sends) {
        return inFlight() > 0 && free(sends) <= 0;
    }

    synchronized int inFlight() {
        return sendsInFlight + looksInFlight;
    }

    private int allowedThisSecond() {
        if (account.maxPerSecond() == 0) {
            return Integer.MAX_VALUE;
        }
        long now = clock.millis() / SECOND;
        if (now != second) {
            second = now;
            begunThisSecond = 0;
        }
        return account.maxPerSecond() - begunThisSecond;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
