package io.anula.engine.operator;

import io.anula.store.CancellationCounts;
import io.anula.store.CancellationCounts.Count;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of cancellations. Counting reads all of them, so it happens on request and takes at most a twentieth of
 * the time; requests in between get the last result.
 */
public final class CancellationSummaries {
    private static final Duration SHORTEST_AGE = Duration.ofSeconds(1);
    private static final int SHARE = 20;

    private final CancellationCounts cancellationCounts;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Summary last;
    private volatile Instant freshUntil = Instant.MIN;

    public CancellationSummaries(CancellationCounts cancellationCounts, Clock clock) {
        this.cancellationCounts = cancellationCounts;
        this.clock = clock;
    }

    /**
     * The numbers at one moment.
     *
     * @param at when they were counted
     */
    public record Summary(Instant at, List<Count> counts) {}

    /** The newest numbers. */
    public Summary newest() {
        Summary known = last;
        if (known != null && clock.instant().isBefore(freshUntil)) {
            return known;
        }
        if (known != null && !counting.tryLock()) {
            return known;
        }
        if (known == null) {
            counting.lock();
        }
        try {
            return count();
        } finally {
            counting.unlock();
        }
    }

    private Summary count() {
        Summary known = last;
        Instant begun = clock.instant();
        if (known != null && begun.isBefore(freshUntil)) {
            return known;
        }
        Summary counted = new Summary(begun, cancellationCounts.counts());
        Instant ended = clock.instant();
        Duration age = Duration.between(begun, ended).multipliedBy(SHARE);
        last = counted;
        freshUntil = ended.plus(age.compareTo(SHORTEST_AGE) > 0 ? age : SHORTEST_AGE);
        return counted;
    }
}
