package io.anula.evidence;

import io.anula.cancellation.Cancellation;
import io.anula.store.CancellationQueries;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Finds acceptances in the store that have no evidence: the process ended between the two, or too many came at once, or a
 * person decided. Everything before the last check has evidence or a task.
 */
final class UncheckedAcceptances {
    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final int PAGE = 500;

    private final CancellationQueries queries;
    private final PendingTasks pending;
    private final Predicate<String> underWay;
    private final BiFunction<Cancellation, String, DocumentTask> tasks;
    private final Clock clock;

    /**
     * @param underWay whether a task of this name is being done
     * @param tasks makes a task of a cancellation and the answer that accepted it
     */
    UncheckedAcceptances(
            CancellationQueries queries,
            PendingTasks pending,
            Predicate<String> underWay,
            BiFunction<Cancellation, String, DocumentTask> tasks,
            Clock clock) {
        this.queries = queries;
        this.pending = pending;
        this.underWay = underWay;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * Makes a file of each task that is missing. The first check of a new folder finds nothing: evidence begins now.
     *
     * @return whether there was any
     */
    boolean check() throws IOException {
        Instant start = clock.instant();
        Instant since = pending.checkedUntil().orElse(null);
        boolean any = false;
        if (since != null) {
            Instant from = since.equals(Instant.EPOCH) ? since : since.minus(MARGIN);
            String last = "";
            for (List<Cancellation> page = queries.acceptedSince(from, last, PAGE);
                    !page.isEmpty();
                    page = queries.acceptedSince(from, last, PAGE)) {
                for (Cancellation accepted : page) {
                    any |= check(accepted);
                }
                last = page.get(page.size() - 1).id();
            }
        }
        pending.checkedUntil(start);
        return any;
    }

    private boolean check(Cancellation accepted) throws IOException {
        String name = DocumentTask.name(accepted.id(), accepted.version());
        if (underWay.test(name) || pending.has(name) || pending.isStored(EvidencePlace.of(accepted), name)) {
            return false;
        }
        String answer = queries.acceptingAnswers(List.of(accepted.id())).getOrDefault(accepted.id(), "");
        pending.save(tasks.apply(accepted, answer));
        return true;
    }
}
