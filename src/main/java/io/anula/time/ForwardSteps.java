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
 * Detects that a clock was set forward. Leases then seem to have ended although their calls are under way, and look-ups
 * seem due before their calls can have ended. For the duration of the longest call, such times must not be trusted.
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

    /** @param longest the longest duration of a call with its lease */
    public ForwardSteps(Clock clock, LongSupplier steadyNanos, Supplier<Duration> longest) {
        this.clock = clock;
        this.steadyNanos = steadyNanos;
        this.longest = longest;
        this.lastMillis = clock.millis();
        this.lastNanos = steadyNanos.getAsLong();
    }

    /** Whether the clock was not set forward recently, so that due times can be trusted. */
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
