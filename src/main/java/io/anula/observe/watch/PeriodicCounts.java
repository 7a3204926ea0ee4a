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
 * Has the store counted now and then, on a thread of its own; everybody else reads what was counted last. A count that
 * took long is followed by a long pause, so that it costs a fiftieth of one connection's time at the most; what is open
 * and what has ended have each their own pace, for a store holds far more of the latter.
 */
public final class PeriodicCounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicCounts.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int SHARE = 50;

    private final CancellationCounts census;
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

    /** @param clock that cancellations are dated by */
    public PeriodicCounts(CancellationCounts census, Supplier<Limits> limits, Clock clock) {
        this.census = census;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What was counted.
     *
     * @param taken whether anything was
     * @param open the open ones, with those that are late
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

    /** That one is run after each count. Before the first. */
    public void read(Runnable reader) {
        readers.add(reader);
    }

    /** Counts from now on, at least that long apart. */
    public void begin(Duration every) {
        later(FIRST, every);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the thread
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
        List<StateCount> open = census.open(now.minus(late.open()), state -> late.movedBefore(state, now));
        Counted before = last;
        long begun = System.nanoTime();
        boolean all = begun - endedNotBefore >= 0;
        last = new Counted(
                true,
                open,
                all ? census.ended() : before.ended(),
                all ? census.files() : before.files(),
                census.answersDue(),
                census.resultsDue());
        if (all) {
            long ended = System.nanoTime();
            endedNotBefore = ended + SHARE * (ended - begun);
        }
        readers.forEach(Runnable::run);
    }

    /** What was counted last. */
    public Counted last() {
        return last;
    }

    /** How long ago the oldest of that account's open cancellations was asked for; nothing where there is none. */
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
