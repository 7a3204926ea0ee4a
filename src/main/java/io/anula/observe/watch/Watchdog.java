package io.anula.observe.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs all checks periodically on its own thread, so that it works even when routes and polls stand still. */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final List<Check> checks;
    private final Clock clock;
    private final Set<Check> blind = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "watchdog");
        made.setDaemon(true);
        return made;
    });
    private volatile Instant looked;

    /** @param clock a clock that never jumps */
    public Watchdog(List<Check> checks, Clock clock) {
        this.checks = List.copyOf(checks);
        this.clock = clock;
        this.looked = clock.instant();
    }

    /** Begins to run the checks periodically. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the thread
    public void begin(Duration every) {
        thread.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs all checks once. A failing check is logged once, and the others still run. */
    public void look() {
        for (Check check : checks) {
            try {
                check.look();
                if (blind.remove(check)) {
                    LOG.info("{} looks again", check.name());
                }
            } catch (RuntimeException failure) {
                if (blind.add(check)) {
                    LOG.warn("{} cannot look and is tried again: {}", check.name(), failure.toString());
                }
            }
        }
        looked = clock.instant();
    }

    /** The time since the last run. */
    public Duration sinceLook() {
        return Duration.between(looked, clock.instant());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
