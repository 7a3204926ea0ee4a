package io.anula.answer;

import io.anula.cancellation.Cancellation;
import io.anula.store.AnswerQueue.Entry;
import io.anula.store.RequestRows;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told at once.
 *
 * @param told every request of the cancellations that have changed
 * @param table whose rows are told
 * @param rowsWait whether only files are told: the rows stay due
 * @param wording how messages are written into rows
 * @param full whether it is as large as a batch may be, so that more may wait
 * @param simulated whether a simulator answers for that cancellation
 */
public record AnswerBatch(
        List<Entry> entries,
        List<StoredRequest> told,
        RequestRows table,
        boolean rowsWait,
        Wording wording,
        boolean full,
        Predicate<Cancellation> simulated) {

    /** Nothing has happened. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The updates of the request table, each as the named parameters of a statement. */
    public List<Map<String, Object>> rows() {
        return rowsWait
                ? List.of()
                : told.stream()
                        .filter(request -> table.has(request.source()))
                        .map(this::row)
                        .toList();
    }

    /** Those that nobody waits for any more once this batch is told. */
    List<Entry> done() {
        if (!rowsWait) {
            return entries;
        }
        Set<String> waiting = told.stream()
                .filter(request -> table.has(request.source()))
                .map(request -> Objects.requireNonNull(request.cancellation()).id())
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> !waiting.contains(entry.cancellationId()))
                .toList();
    }

    /** The requests that know once this batch is told. */
    List<StoredRequest> knowing() {
        return rowsWait
                ? told.stream().filter(request -> !table.has(request.source())).toList()
                : told;
    }

    private Map<String, Object> row(StoredRequest request) {
        Cancellation cancellation = Objects.requireNonNull(request.cancellation());
        String said = simulated.test(cancellation) ? simulated(cancellation.message()) : cancellation.message();
        String duplicate = "duplicate of " + cancellation.id() + (said == null ? "" : ": " + said);
        return RequestRows.update(
                table.rowId(request.source()),
                cancellation.state().status(),
                cancellation,
                wording.of(request.verdict() == Verdict.DUPLICATE ? duplicate : said));
    }

    /** A row has no column that says it. */
    private static String simulated(@Nullable String message) {
        return message == null ? "simulated / simulado" : "simulated / simulado: " + message;
    }
}
