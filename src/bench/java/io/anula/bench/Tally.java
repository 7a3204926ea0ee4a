package io.anula.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;

/** What the cheap provider counts, and how long it takes for an answer. */
final class Tally {
    private final long delayNanos;
    private final Decisions decisions;
    private final AtomicLong deletes = new AtomicLong();
    private final AtomicLong gets = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAccumulator peak = new LongAccumulator(Math::max, 0);

    Tally(long delayMillis, Decisions decisions) {
        this.delayNanos = delayMillis * 1_000_000;
        this.decisions = decisions;
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

    /** A note is made; returns its number. */
    long deleted() {
        long number = deletes.incrementAndGet();
        decisions.made(number);
        return number;
    }

    /** Where the note with that number stands at this look. */
    char looked(long number) {
        gets.incrementAndGet();
        return decisions.process(number);
    }

    Counts counts() {
        return new Counts(deletes.get(), gets.get(), peak.get(), System.nanoTime());
    }
}
