package io.anula.engine;

import io.anula.cancellation.Pause.Cause;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides how many calls of one kind, submits or checks, may leave to an account, according to the last refusals.
 *
 * <p>While the account is unknown, or after a refused call, one call at a time tries. After some refusals in a row the
 * gate closes; then one call tries after a wait, which grows each time. An accepted call opens the gate.
 *
 * <p>Not thread-safe: the account's throttle synchronizes.
 */
final class CallBackOff {
    static final Duration FIRST_HOLD = Duration.ofSeconds(30);
    /** The first wait if each attempt may leave a call in doubt and the account cannot be probed. */
    static final Duration FIRST_HOLD_OF_DOUBTS = Duration.ofMinutes(2);

    private static final Duration SHORT_HOLD = Duration.ofSeconds(2);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    /** A hanging call keeps the others back for no longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private boolean known;
    private int refusals;
    private Instant begun = Instant.MIN;
    private Duration hold = Duration.ZERO;
    private Instant closedUntil = Instant.MIN;

    /** @param known whether calls of this kind are known to be accepted */
    CallBackOff(boolean known) {
        this.known = known;
    }

    /** Starts again with an unknown account. */
    void forget() {
        known = false;
        open();
    }

    /** How many calls of this kind may be under way. */
    int places(int all, int inFlight, Instant now) {
        if (isClosed()) {
            return now.isBefore(closedUntil) || inFlight > 0 ? 0 : 1;
        }
        if (known && refusals == 0) {
            return all;
        }
        boolean oneMore = inFlight == 0 || !now.isBefore(begun.plus(PATIENCE)) || now.isBefore(begun);
        return oneMore ? Math.min(all, inFlight + 1) : 0;
    }

    void begins(Instant now) {
        begun = now;
    }

    /**
     * A call was refused. Returns whether this closes the gate.
     *
     * @param patience this many refusals in a row close the gate
     * @param first the wait until a call tries again
     */
    boolean refused(int patience, Duration first, Instant now) {
        refusals++;
        if (isClosed()) {
            waitLonger(now);
            return false;
        }
        if (refusals < patience) {
            return false;
        }
        hold = first;
        closedUntil = now.plus(hold);
        return true;
    }

    /** How many refusals in a row close the gate, if there are no other signs against the account. */
    static int patience(Cause cause) {
        return cause == Cause.REFUSED ? 3 : 2;
    }

    /** Doubles the wait, if an attempt was due. */
    void waitLonger(Instant now) {
        if (isClosed() && !now.isBefore(closedUntil)) {
            Duration twice = hold.multipliedBy(2);
            hold = twice.compareTo(LONGEST_HOLD) < 0 ? twice : LONGEST_HOLD;
            closedUntil = now.plus(hold);
        }
    }

    /** A poll or probe was answered, so the account works: shortens the first wait. */
    void hurry(Instant now) {
        if (hold.equals(FIRST_HOLD) && now.isBefore(closedUntil)) {
            hold = SHORT_HOLD;
            closedUntil = now.plus(hold);
        }
    }

    /** A call was accepted, or the refused request itself was the cause. Returns whether this opens the gate. */
    boolean taken() {
        known = true;
        return open();
    }

    /** As {@link #taken}, but says nothing about later calls. */
    boolean open() {
        boolean news = isClosed();
        refusals = 0;
        hold = Duration.ZERO;
        closedUntil = Instant.MIN;
        return news;
    }

    /** Whether a call was ever accepted. */
    boolean isKnown() {
        return known;
    }

    /** Moves all times back, because the clock was set back by this step. */
    void dateBack(Duration step) {
        begun = back(begun, step);
        closedUntil = back(closedUntil, step);
    }

    static Instant back(Instant moment, Duration step) {
        return moment.equals(Instant.MIN) ? moment : moment.minus(step);
    }

    boolean isClosed() {
        return !hold.isZero();
    }

    int refusals() {
        return refusals;
    }

    Instant closedUntil() {
        return closedUntil;
    }
}
