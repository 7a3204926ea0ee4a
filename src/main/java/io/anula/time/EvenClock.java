package io.anula.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The machine's clock without going back: after it is set back, the time continues from the old value, a little slower,
 * until the machine's clock has caught up. Due times, leases and pauses of one process need a clock that never goes
 * back; calculations with the date need {@link #wall}. A clock that is set forward is followed at once.
 */
public final class EvenClock extends Clock {
    /** The speed, in tenths, of a clock that is ahead. */
    private static final long TENTHS = 9;

    private final Clock wall;
    private final LongSupplier steadyNanos;
    private Anchor anchor;

    /** A clock over the machine's clock. */
    public EvenClock(Clock wall) {
        this(wall, System::nanoTime);
    }

    /** @param steadyNanos a clock that nobody can set */
    public EvenClock(Clock wall, LongSupplier steadyNanos) {
        this.wall = wall;
        this.steadyNanos = steadyNanos;
        this.anchor = new Anchor(wall.millis(), steadyNanos.getAsLong());
    }

    /** The machine's clock behind this clock; the clock itself if there is none. */
    public static Clock wall(Clock clock) {
        return clock instanceof EvenClock even ? even.wall : clock;
    }

    /**
     * Never less than the last value for any thread: if one thread makes work due now, another thread that checks later
     * finds it due.
     */
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

    /** The last reading of the machine's clock that was accepted, with the steady clock at that moment. */
    private record Anchor(long millis, long nanos) {}
}
