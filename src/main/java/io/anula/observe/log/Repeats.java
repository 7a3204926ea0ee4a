package io.anula.observe.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides which faults are news and counts the repetitions of the others. A fault that has not occurred for ten minutes
 * is news again.
 *
 * @param <T> what is remembered of a fault
 */
final class Repeats<T> {
    /** The delays after the first line until each count is logged. */
    private static final List<Duration> COUNTS =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final Duration QUIET = Duration.ofMinutes(10);
    /** The limit of remembered faults; beyond it, the one that has been quiet for longest is forgotten. */
    private static final int MOST = 1_000;

    private final LongSupplier nanos;
    private final Map<String, Fault<T>> faults = new LinkedHashMap<>(16, 0.75f, true);

    /** @param nanos a clock that never jumps */
    Repeats(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * A count that is due.
     *
     * @param fault what was remembered of it
     * @param times how often it has repeated since the last count
     * @param within the time since then
     */
    record Count<T>(T fault, long times, Duration within) {}

    /** Whether the fault is news; if not, it is counted. */
    synchronized boolean isNews(String key, T fault) {
        long now = nanos.getAsLong();
        Fault<T> known = faults.get(key);
        if (known != null && now - known.last <= QUIET.toNanos()) {
            known.last = now;
            known.times++;
            return false;
        }
        faults.put(key, new Fault<>(fault, now));
        if (faults.size() > MOST) {
            Iterator<String> oldest = faults.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    /** The counts that are due now. */
    synchronized List<Count<T>> due() {
        long now = nanos.getAsLong();
        List<Count<T>> due = new ArrayList<>();
        faults.values().removeIf(fault -> {
            boolean isQuiet = now - fault.last > QUIET.toNanos();
            if (fault.times > 0
                    && (isQuiet || now - fault.counted >= fault.pause().toNanos())) {
                due.add(new Count<>(fault.what, fault.times, Duration.ofNanos(now - fault.counted)));
                fault.times = 0;
                fault.counted = now;
                fault.counts++;
            }
            return isQuiet;
        });
        return due;
    }

    private static final class Fault<T> {
        private final T what;
        private long last;
        private long counted;
        private long times;
        private int counts;

        Fault(T what, long now) {
            this.what = what;
            this.last = now;
            this.counted = now;
        }

        Duration pause() {
            return COUNTS.get(Math.min(counts, COUNTS.size() - 1));
        }
    }
}
