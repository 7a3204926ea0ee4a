package io.anula.observe.watch;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.State;
import io.anula.store.CancellationCounts;
import io.anula.store.StateCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the cancellations in the store from time to time, on its own thread; all others read the last count. A slow
 * count is followed by a long pause, so that counting takes at most a fiftieth of one connection's time. Open and ended
 * cancellations are counted at different rates, because the store contains far more ended ones.
 */
public final class PeriodicCounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicCounts.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int SHARE = 50;

    private final CancellationCounts cancellationCounts;
    private final Supplier<Limits> limits;
    private final Clock clock;
    private final List<Runnable> readers = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "census");
        made.setDaemon(true);
        return made;
    });
    private volatile Counted last = Counted.NOTHING;
    private long endedNotBefore = System.nanoTime();

    /** @param clock the clock that dates cancellations */
    public PeriodicCounts(CancellationCounts cancellationCounts, Supplier<Limits> limits, Clock clock) {
        this.cancellationCounts = cancellationCounts;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The result of a count.
     *
     * @param taken whether anything has been counted yet
     * @param open the open cancellations, with the late ones
     */
    public record Counted(
            boolean taken,
            List<StateCount> open,
            Map<AccountName, Map<State, Long>> ended,
            Map<String, Long> files,
            long answersDue,
            long resultsDue) {
        static final Counted NOTHING = new Counted(false, List.of(), Map.of(), Map.of(), 0, 0);
    }

    /** Sets what runs after each count; called before the first count. */
    public void read(Runnable reader) {
        readers.add(reader);
    }

    /** Begins to count, with at least this time between two counts. */
    public void begin(Duration every) {
        later(FIRST, every);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the thread
    private void later(Duration pause, Duration every) {
        if (!thread.isShutdown()) {
            thread.schedule(() -> countAndGoOn(every), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void countAndGoOn(Duration every) {
        long begun = System.nanoTime();
        try {
            count();
        } catch (RuntimeException failure) {
            LOG.debug("Not counted; the last count stands", failure);
        }
        Duration pause = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(SHARE);
        later(pause.compareTo(every) > 0 ? pause : every, every);
    }

    /** Counts now. */
    public void count() {
        Instant now = clock.instant();
        Limits late = limits.get();
        List<StateCount> open = cancellationCounts.open(now.minus(late.open()), state -> late.movedBefore(state, now));
        Counted before = last;
        long begun = System.nanoTime();
        boolean all = begun - endedNotBefore >= 0;
        last = new Counted(
                true,
                open,
                all ? cancellationCounts.ended() : before.ended(),
                all ? cancellationCounts.files() : before.files(),
                cancellationCounts.answersDue(),
                cancellationCounts.resultsDue());
        if (all) {
            long ended = System.nanoTime();
            endedNotBefore = ended + SHARE * (ended - begun);
        }
        readers.forEach(Runnable::run);
    }

    /** The last count. */
    public Counted last() {
        return last;
    }

    /** The age of the account's oldest open cancellation; zero if there is none. */
    public Duration oldest(AccountName account) {
        return last.open().stream()
                .filter(standing -> standing.account().equals(account))
                .map(StateCount::oldest)
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
