package io.anula.web.console;

import io.anula.engine.operator.CancellationSummaries;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts repeatedly for the charts, and uses at most a hundredth of the time. */
final class Sampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final long SHORTEST_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long FIRST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int SHARE = 100;

    private final CancellationSummaries summaries;
    private final Series series;
    private @Nullable Thread thread;

    Sampler(CancellationSummaries summaries, Series series) {
        this.summaries = summaries;
        this.series = series;
    }

    synchronized void begin() {
        if (thread == null) {
            Thread made = new Thread(this::run, "console-sampler");
            made.setDaemon(true);
            made.start();
            thread = made;
        }
    }

    private void run() {
        long pause = FIRST_NANOS;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.NANOSECONDS.sleep(pause);
                pause = sample();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Counts once and returns the wait until the next count. A failure must not disturb the work, so it is only tried
     * again.
     */
    private long sample() {
        long begun = System.nanoTime();
        try {
            series.add(summaries.newest());
        } catch (RuntimeException failure) {
            LOG.debug("Nothing could be counted for the charts", failure);
        }
        return Math.max(SHORTEST_NANOS, (System.nanoTime() - begun) * SHARE);
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }
}
