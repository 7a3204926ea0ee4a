package io.anula.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The progress of the answers in the queue. A written answer leaves the queue, so each round begins at the start of the
 * queue. An answer that must wait stays in the queue and is skipped:
 *
 * <ul>
 *   <li>While the table is away, all rows wait. A new round begins when the table is back.
 *   <li>A batch that cannot be written is tried again in small batches. A single entry that fails is tried with a simpler
 *       message. If it fails without any message, it waits, and a new round begins after a minute.
 * </ul>
 */
final class Round {
    private static final long START = Long.MIN_VALUE;
    private static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final BooleanSupplier tableIsThere;
    private final Clock clock;
    private long after = START;
    private int size = BATCH;
    private boolean wasThere = true;
    private boolean oneWaits;
    private Wording wording = Wording.WHOLE;
    private Instant anew = Instant.MAX;

    Round(BooleanSupplier tableIsThere, Clock clock) {
        this.tableIsThere = tableIsThere;
        this.clock = clock;
    }

    /** Called before each batch: begins a new round when it is time. */
    void next() {
        boolean there = tableIsThere.getAsBoolean();
        if (there && (!wasThere || !clock.instant().isBefore(anew))) {
            after = START;
            anew = Instant.MAX;
        }
        wasThere = there;
    }

    /** The number of the last entry that is skipped. */
    long after() {
        return after;
    }

    /** The size limit of the next batch. */
    int size() {
        return size;
    }

    /** Whether the rows of the next batch must wait. */
    boolean rowsWait() {
        return !wasThere || oneWaits;
    }

    /** How messages are written in the next batch. */
    Wording wording() {
        return wording;
    }

    /** Whether the next attempt follows at once, in another way. */
    boolean triesAgain() {
        return !oneWaits;
    }

    void failed(int entries) {
        oneWaits = entries == 1 && !wording.canBeSimpler();
        wording = entries == 1 ? wording.simpler() : Wording.WHOLE;
        size = 1;
    }

    void told(long last) {
        wording = Wording.WHOLE;
        if (rowsWait()) {
            after = last;
        } else {
            size = Math.min(BATCH, size * 2);
        }
        if (oneWaits) {
            oneWaits = false;
            Instant later = clock.instant().plus(PAUSE);
            anew = anew.isBefore(later) ? anew : later;
        }
    }
}
