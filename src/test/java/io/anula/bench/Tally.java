package io.anula.bench;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;

/** What the cheap provider counts, and how long it takes for an answer. */
final class Tally {
    private final long delayNanos;
    private final int looksUntilAccepted;
    private final AtomicLong deletes = new AtomicLong();
    private final AtomicLong gets = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAccumulator peak = new LongAccumulator(Math::max, 0);
    private final ConcurrentHashMap<String, Integer> looks = new ConcurrentHashMap<>();

    Tally(long delayMillis, int looksUntilAccepted) {
        this.delayNanos = delayMillis * 1_000_000;
        this.looksUntilAccepted = looksUntilAccepted;
    }

    /** A call has come; returns when its answer may leave, however quickly it was made. */
    long begun() {
        peak.accumulate(inFlight.incrementAndGet());
        return System.nanoTime() + delayNanos;
    }

    /** Waits for that moment; the call is over. */
    void over(long answerAt) {
        if (delayNanos > 0) {
            for (long left = delayNanos; left > 0; left = answerAt - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        inFlight.decrementAndGet();
    }

    long deleted() {
        return deletes.incrementAndGet();
    }

    void looked() {
        gets.incrementAndGet();
    }

    /** Where the note stands at this look. */
    char process(String request) {
        if (looksUntilAccepted <= 1) {
            return '2';
        }
        return looks.merge(request, 1, Integer::sum) >= looksUntilAccepted ? '2' : '1';
    }

    boolean isRemembered() {
        return looksUntilAccepted > 1;
    }

    Counts counts() {
        return new Counts(deletes.get(), gets.get(), peak.get(), System.nanoTime());
    }
}
