package io.anula.web.console;

import io.anula.engine.operator.CancellationSummaries;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts again and again for the charts, and spends no more than a hundredth of the time on it. */
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

    /** Returns how long to wait. Watching must not break working: what fails is tried again. */
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
