package io.anula.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees when a clock was set forward. Then leases seem to have run out whose calls are still under way, and a look-up seems
 * due before its call can have ended: for as long as the longest call nobody believes that.
 */
public final class ForwardSteps implements BooleanSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardSteps.class);
    private static final long STEP_MILLIS = 5_000;

    private final Clock clock;
    private final LongSupplier steadyNanos;
    private final Supplier<Duration> longest;
    private long lastMillis;
    private long lastNanos;
    private long quietSince;
    private boolean quiet;

    /** @param longest how long a call may last at the most, and its lease after it */
    public ForwardSteps(Clock clock, LongSupplier steadyNanos, Supplier<Duration> longest) {
        this.clock = clock;
        this.steadyNanos = steadyNanos;
        this.longest = longest;
        this.lastMillis = clock.millis();
        this.lastNanos = steadyNanos.getAsLong();
    }

    /** True when the clock was not set forward lately: what it says is over is over. */
    @Override
    public synchronized boolean getAsBoolean() {
        long millis = clock.millis();
        long nanos = steadyNanos.getAsLong();
        long step = millis - lastMillis - TimeUnit.NANOSECONDS.toMillis(nanos - lastNanos);
        lastMillis = millis;
        lastNanos = nanos;
        if (step > STEP_MILLIS) {
            LOG.warn("The clock was set forward by {} s: leases and look-ups wait for the longest call", step / 1_000);
            quiet = true;
            quietSince = nanos;
        }
        quiet = quiet && nanos - quietSince < longest.get().toNanos();
        return !quiet;
    }
}
