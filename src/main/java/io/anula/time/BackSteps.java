package io.anula.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks every second, on its own thread, whether a clock was set back, and then runs the correction. */
public final class BackSteps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackSteps.class);
    private static final long STEP_MILLIS = 2_000;
    private static final long EVERY_MILLIS = 1_000;

    private final Clock clock;
    private final LongSupplier steadyNanos;
    private final Consumer<Duration> done;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "clock-steps");
        made.setDaemon(true);
        return made;
    });
    private long lastMillis;
    private long lastNanos;

    /** @param done receives by how much the clock was set back */
    public BackSteps(Clock clock, LongSupplier steadyNanos, Consumer<Duration> done) {
        this.clock = clock;
        this.steadyNanos = steadyNanos;
        this.done = done;
        this.lastMillis = clock.millis();
        this.lastNanos = steadyNanos.getAsLong();
    }

    /** Begins to check. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the thread
    public void begin() {
        thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Checks once. If the correction fails, the next check tries it again. */
    public void look() {
        try {
            long millis = clock.millis();
            long nanos = steadyNanos.getAsLong();
            long back = TimeUnit.NANOSECONDS.toMillis(nanos - lastNanos) - (millis - lastMillis);
            if (back > STEP_MILLIS) {
                LOG.warn("The clock was set back by {} s: what waits for it is dated anew", back / 1_000);
                done.accept(Duration.ofMillis(back));
            }
            lastMillis = millis;
            lastNanos = nanos;
        } catch (RuntimeException failure) {
            LOG.warn("What waits for the clock cannot be dated anew, it is tried again: {}", failure.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
