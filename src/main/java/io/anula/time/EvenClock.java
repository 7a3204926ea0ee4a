package io.anula.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The machine's clock, which never goes back: when it is set back, time goes on from where it was, a little slower, until
 * the machine's clock has caught up. What is due, leases and pauses of one process need a clock that goes on; what depends
 * on the day needs {@link #wall}. A clock that is set forward is followed at once.
 */
public final class EvenClock extends Clock {
    /** So many tenths of its speed a clock keeps that is ahead. */
    private static final long TENTHS = 9;

    private final Clock wall;
    private final LongSupplier steadyNanos;
    private Anchor anchor;

    /** Over the machine's clock. */
    public EvenClock(Clock wall) {
        this(wall, System::nanoTime);
    }

    /** @param steadyNanos a clock that nobody sets */
    public EvenClock(Clock wall, LongSupplier steadyNanos) {
        this.wall = wall;
        this.steadyNanos = steadyNanos;
        this.anchor = new Anchor(wall.millis(), steadyNanos.getAsLong());
    }

    /** The clock on the wall behind that one; the same where there is no other. */
    public static Clock wall(Clock clock) {
        return clock instanceof EvenClock even ? even.wall : clock;
    }

    /** Never less than any thread was told before: what one makes due now is due for another one that looks after it. */
    @Override
    public synchronized long millis() {
        long now = wall.millis();
        long nanos = steadyNanos.getAsLong();
        long slow = anchor.millis() + TimeUnit.NANOSECONDS.toMillis(nanos - anchor.nanos()) * TENTHS / 10;
        if (now < slow) {
            return slow;
        }
        anchor = new Anchor(now, nanos);
        return now;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new EvenClock(wall.withZone(zone), steadyNanos);
    }

    /** When the clock on the wall was believed last, and what the steady clock said then. */
    private record Anchor(long millis, long nanos) {}
}
