package io.anula.answer;

import io.anula.cancellation.Cancellation;
import io.anula.store.AnswerQueue.Entry;
import io.anula.store.RequestRows;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be told at once.
 *
 * @param told every request of the cancellations that have changed
 */
public record AnswerBatch(List<Entry> entries, List<StoredRequest> told) {

    /** Nothing has happened. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The updates of the request table, each as the named parameters of a statement. */
    public List<Map<String, Object>> rows() {
        return told.stream()
                .filter(request -> RequestRows.isRow(request.source()))
                .map(AnswerBatch::row)
                .toList();
    }

    private static Map<String, Object> row(StoredRequest request) {
        Cancellation cancellation = Objects.requireNonNull(request.cancellation());
        String said = cancellation.message();
        String duplicate = "duplicate of " + cancellation.id() + (said == null ? "" : ": " + said);
        return RequestRows.update(
                RequestRows.rowId(request.source()),
                cancellation.state().status(),
                cancellation,
                request.verdict() == Verdict.DUPLICATE ? duplicate : said);
    }
}
