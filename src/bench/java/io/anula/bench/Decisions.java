package io.anula.bench;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** When the authority decides about the notes of the cheap provider, and how late each decision is seen. */
final class Decisions {
    private static final int MOST = 1_000_000;
    private static final long SECOND = 1_000_000_000L;

    private final long decidedNanos;
    private final AtomicLongArray madeAt = new AtomicLongArray(MOST);
    private final double[] lateness = new double[MOST];
    private final AtomicInteger seen = new AtomicInteger();
    private final ConcurrentHashMap<Long, LongAdder> callsOfSecond = new ConcurrentHashMap<>();

    /** @param decidedMillis after which each note is accepted; 0: at once, and nothing is remembered */
    Decisions(long decidedMillis) {
        this.decidedNanos = decidedMillis * 1_000_000;
    }

    void made(long number) {
        if (decidedNanos > 0) {
            count();
            madeAt.set((int) number, System.nanoTime());
        }
    }

    /** Where that note stands now. */
    char process(long number) {
        if (decidedNanos == 0) {
            return '2';
        }
        count();
        double waited = System.nanoTime() - madeAt.get((int) number);
        if (waited < decidedNanos) {
            return '1';
        }
        lateness[seen.getAndIncrement()] = (waited - decidedNanos) / waited;
        return '2';
    }

    private void count() {
        callsOfSecond
                .computeIfAbsent(System.nanoTime() / SECOND, second -> new LongAdder())
                .increment();
    }

    Lateness lateness() {
        double[] sorted = Arrays.copyOf(lateness, seen.get());
        Arrays.sort(sorted);
        long peak =
                callsOfSecond.values().stream().mapToLong(LongAdder::sum).max().orElse(0);
        int last = sorted.length - 1;
        return last < 0 ? new Lateness(0, 0, peak) : new Lateness(sorted[last / 2], sorted[last * 9 / 10], peak);
    }
}
