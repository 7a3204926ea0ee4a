package io.anula.answer;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.store.AnswerQueue.Entry;
import io.anula.store.RequestRows;
import io.anula.store.Ruling;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answers that are given in one step.
 *
 * @param told the rows of the cancellations that have changed
 * @param table the table whose rows are updated
 * @param rowsWait whether only files get answers now; the rows stay due
 * @param wording how messages are written into rows
 * @param full whether the batch has the maximum size, so that more entries may wait
 * @param details what rows say besides
 */
public record AnswerBatch(
        List<Entry> entries,
        List<StoredRequest> told,
        RequestRows table,
        boolean rowsWait,
        Wording wording,
        boolean full,
        Details details) {

    /** Whether nothing has happened. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The updates of the request table, each as the named parameters of a statement. */
    public List<Map<String, Object>> rows() {
        if (rowsWait) {
            return List.of();
        }
        List<StoredRequest> ofRows =
                told.stream().filter(request -> table.has(request.source())).toList();
        Map<String, Map<String, String>> links = details.links()
                .apply(ofRows.stream()
                        .map(StoredRequest::cancellation)
                        .filter(Objects::nonNull)
                        .filter(each -> each.state() == State.ACCEPTED)
                        .toList());
        return ofRows.stream().map(request -> row(request, links)).toList();
    }

    /** The queue entries that are finished once this batch is written. */
    List<Entry> done() {
        if (!rowsWait) {
            return entries;
        }
        Set<String> waiting = told.stream()
                .filter(request -> table.has(request.source()))
                .map(request -> Objects.requireNonNull(request.cancellation()).id())
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> entry.cancellationId() == null || !waiting.contains(entry.cancellationId()))
                .toList();
    }

    /** The requests that have their answer once this batch is written. */
    List<StoredRequest> knowing() {
        return rowsWait
                ? told.stream().filter(request -> !table.has(request.source())).toList()
                : told;
    }

    private Map<String, Object> row(StoredRequest request, Map<String, Map<String, String>> allLinks) {
        Cancellation cancellation = Objects.requireNonNull(request.cancellation());
        String message = Ruling.with(cancellation.message(), request);
        String said = details.simulated().test(cancellation) ? simulated(message) : message;
        String duplicate = "duplicate of " + cancellation.id() + (said == null ? "" : ": " + said);
        Map<String, Object> row = RequestRows.update(
                table.rowId(request.source()),
                cancellation.state().status(),
                cancellation,
                wording.of(request.verdict() == Verdict.DUPLICATE ? duplicate : said));
        Map<String, String> links = allLinks.getOrDefault(cancellation.id(), Map.of());
        row.put("url", links.get("URL"));
        row.put("check", links.get("CHECK"));
        row.put("evidence", details.evidence().apply(cancellation));
        return row;
    }

    /** The table has no column for this mark, so the message carries it. */
    private static String simulated(@Nullable String message) {
        return message == null ? "simulated / simulado" : "simulated / simulado: " + message;
    }
}
