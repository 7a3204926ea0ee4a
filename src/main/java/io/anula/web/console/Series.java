package io.anula.web.console;

import io.anula.engine.operator.CancellationSummaries.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counts of the last hour: a few numbers for every moment, and all numbers for each of the last minutes. */
final class Series {
    static final Duration KEPT = Duration.ofHours(1);
    /** The period of the shown changes. */
    static final Duration CHANGES = Duration.ofMinutes(5);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<CountsOverview> moments = new ArrayDeque<>();
    private final Deque<Summary> minutes = new ArrayDeque<>();

    synchronized void add(Summary summary) {
        CountsOverview last = moments.peekLast();
        if (last != null && !summary.at().isAfter(last.at())) {
            return;
        }
        moments.add(CountsOverview.of(summary));
        dropBefore(summary.at().minus(KEPT).minus(MINUTE));
        Summary before = minutes.peekLast();
        if (before == null || !summary.at().isBefore(before.at().plus(MINUTE))) {
            minutes.add(summary);
        }
        while (minutes.size() > 1 && !second(minutes).at().isAfter(summary.at().minus(CHANGES))) {
            minutes.remove();
        }
    }

    private void dropBefore(Instant oldest) {
        while (!moments.isEmpty() && moments.element().at().isBefore(oldest)) {
            moments.remove();
        }
    }

    private static Summary second(Deque<Summary> summaries) {
        return summaries.stream().skip(1).findFirst().orElseThrow();
    }

    /** The moments of the last hour, oldest first. */
    synchronized List<CountsOverview> moments() {
        return List.copyOf(moments);
    }

    /** The numbers some minutes ago, or the oldest ones; null before the first count. */
    synchronized @Nullable Summary before() {
        return minutes.peekFirst();
    }
}
