package io.anula.web.console;

import io.anula.cancellation.State;
import io.anula.engine.operator.CancellationSummaries.Summary;
import io.anula.store.CancellationCounts.Count;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * The numbers of one moment.
 *
 * @param all requested cancellations in all
 * @param ended how many of them have ended
 * @param oldest when the oldest open one was requested; this moment if none is open
 */
record CountsOverview(Instant at, long all, long ended, Instant oldest) {
    static CountsOverview of(Summary summary) {
        long all = summary.counts().stream().mapToLong(Count::count).sum();
        long ended = summary.counts().stream()
                .filter(count -> count.state().ended())
                .mapToLong(Count::count)
                .sum();
        Instant oldest = summary.counts().stream()
                .filter(count -> !count.state().ended())
                .map(Count::oldest)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(summary.at());
        return new CountsOverview(summary.at(), all, ended, oldest);
    }

    /** The number in this state, in a summary. */
    static long in(State state, Summary summary) {
        return summary.counts().stream()
                .filter(count -> count.state() == state)
                .mapToLong(Count::count)
                .sum();
    }
}
