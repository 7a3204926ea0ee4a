package io.anula.evidence;

import io.anula.cancellation.Cancellation;
import io.anula.store.CancellationQueries;
import java.io.IOException;
import java.nio.file.Path;
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

    private final Path root;
    private final CancellationQueries queries;
    private final PendingTasks pending;
    private final Predicate<String> underWay;
    private final BiFunction<Cancellation, String, DocumentTask> tasks;
    private final Clock clock;

    /**
     * @param root the folder of the evidence
     * @param underWay whether a task of this name is being done
     * @param tasks makes a task of a cancellation and the answer that accepted it
     */
    UncheckedAcceptances(
            Path root,
            CancellationQueries queries,
            PendingTasks pending,
            Predicate<String> underWay,
            BiFunction<Cancellation, String, DocumentTask> tasks,
            Clock clock) {
        this.root = root;
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
            SpoolIndex spools = SpoolIndex.of(root);
            Instant from = since.equals(Instant.EPOCH) ? since : since.minus(MARGIN);
            String last = "";
            for (List<Cancellation> page = queries.acceptedSince(from, last, PAGE);
                    !page.isEmpty();
                    page = queries.acceptedSince(from, last, PAGE)) {
                for (Cancellation accepted : page) {
                    any |= check(accepted, spools);
                }
                last = page.get(page.size() - 1).id();
            }
        }
        pending.checkedUntil(start);
        return any;
    }

    private boolean check(Cancellation accepted, SpoolIndex spools) throws IOException {
        String name = DocumentTask.name(accepted.id(), accepted.version());
        String folder = EvidencePlace.of(accepted);
        if (underWay.test(name)
                || pending.has(name)
                || spools.isOnlyHere(folder + '/' + name)
                || pending.isStored(folder, name)) {
            return false;
        }
        String answer = queries.acceptingAnswers(List.of(accepted.id())).getOrDefault(accepted.id(), "");
        pending.save(tasks.apply(accepted, answer));
        return true;
    }
}
