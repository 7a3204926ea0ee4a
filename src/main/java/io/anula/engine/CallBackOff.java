package io.anula.engine;

import io.anula.cancellation.Pause.Cause;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether calls of one kind, sends or looks, may leave to an account, by what became of the last ones.
 *
 * <p>While nothing is known of the account, or its last call was refused, one call tries at a time. It closes after some
 * refusals in a row; then one call tries now and then, each time after a longer wait. One that is taken opens it.
 *
 * <p>Its lane keeps two threads from it at once.
 */
final class CallBackOff {
    static final Duration FIRST_HOLD = Duration.ofSeconds(30);
    /** The same where each try may cost a doubt, and no look can be made before it. */
    static final Duration FIRST_HOLD_OF_DOUBTS = Duration.ofMinutes(2);

    private static final Duration SHORT_HOLD = Duration.ofSeconds(2);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    /** A call that hangs does not keep the others back for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private boolean known;
    private int refusals;
    private Instant begun = Instant.MIN;
    private Duration hold = Duration.ZERO;
    private Instant closedUntil = Instant.MIN;

    /** @param known whether calls of that kind are known to be taken */
    CallBackOff(boolean known) {
        this.known = known;
    }

    /** Begins anew, with an account of which nothing is known. */
    void forget() {
        known = false;
        open();
    }

    /** So many of them may be under way. */
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
     * A call was refused. Returns whether the gate is closed by that.
     *
     * @param patience so many refusals in a row close it
     * @param first how long until the first call tries again
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

    /** So many refusals in a row are enough, where nothing else speaks against the account. */
    static int patience(Cause cause) {
        return cause == Cause.REFUSED ? 3 : 2;
    }

    /** The next try is so much later, if one was due. */
    void waitLonger(Instant now) {
        if (isClosed() && !now.isBefore(closedUntil)) {
            Duration twice = hold.multipliedBy(2);
            hold = twice.compareTo(LONGEST_HOLD) < 0 ? twice : LONGEST_HOLD;
            closedUntil = now.plus(hold);
        }
    }

    /** The account works, as was seen otherwise: the first tries need not wait for long. */
    void hurry(Instant now) {
        if (hold.equals(FIRST_HOLD) && now.isBefore(closedUntil)) {
            hold = SHORT_HOLD;
            closedUntil = now.plus(hold);
        }
    }

    /** A call was taken, or what was refused was to blame itself. Returns whether that opens the gate. */
    boolean taken() {
        known = true;
        return open();
    }

    /** As {@link #taken}, which tells nothing of the next call. */
    boolean open() {
        boolean news = isClosed();
        refusals = 0;
        hold = Duration.ZERO;
        closedUntil = Instant.MIN;
        return news;
    }

    /** Whether a call was ever taken. */
    boolean isKnown() {
        return known;
    }

    /** The clock was set back by that. */
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
