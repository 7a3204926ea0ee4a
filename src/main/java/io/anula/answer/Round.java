package io.anula.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * How far the telling has come. What is told leaves the queue, so a round begins at its start; what has to wait stays in
 * it and is passed over:
 *
 * <ul>
 *   <li>While the table is away all rows wait. The round begins anew when it is back.
 *   <li>A batch whose rows cannot be written is tried again in small ones. A single entry that fails is tried with a simpler
 *       message; one that fails without any waits, and the round begins anew after a minute.
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

    /** Before each batch: does the round begin anew? */
    void next() {
        boolean there = tableIsThere.getAsBoolean();
        if (there && (!wasThere || !clock.instant().isBefore(anew))) {
            after = START;
            anew = Instant.MAX;
        }
        wasThere = there;
    }

    /** The number of the last entry that is passed over. */
    long after() {
        return after;
    }

    /** How many entries the next batch may have. */
    int size() {
        return size;
    }

    /** Whether the rows of the next batch are to wait. */
    boolean rowsWait() {
        return !wasThere || oneWaits;
    }

    /** How the messages of the next batch are written. */
    Wording wording() {
        return wording;
    }

    /** Whether what failed last is tried again at once, in another way. */
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
