package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import io.anula.store.AnswerQueue;
import io.anula.store.AnswerQueue.Entry;
import io.anula.store.Leases;
import io.anula.store.RequestRows;
import io.anula.store.Requests;
import io.anula.store.StoredRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Decides who gets which answer: rows get theirs at once, files by a result that is rewritten from time to time. */
public final class Answers {
    private final AnswerQueue queue;
    private final Requests requests;
    private final RequestRows table;
    private final Leases leases;
    private final Round round;
    private final Details details;

    /**
     * @param table the table whose rows are updated
     * @param tableIsThere whether the table can be used; while it cannot, files get answers and rows stay due
     * @param leases one node gives answers at a time
     */
    public Answers(
            AnswerQueue queue,
            Requests requests,
            RequestRows table,
            BooleanSupplier tableIsThere,
            Leases leases,
            Details details,
            Clock clock) {
        this.details = details;
        this.leases = leases;
        this.queue = queue;
        this.requests = requests;
        this.table = table;
        this.round = new Round(tableIsThere, clock);
    }

    /**
     * The changes since the last batch. The batch is empty when nothing has changed, or when another node gives the
     * answers.
     */
    public AnswerBatch due() {
        round.next();
        if (!leases.keep("answers")) {
            return nothing();
        }
        List<Entry> entries = queue.peek(round.after(), round.size());
        List<StoredRequest> told = requests.rowsOf(entries.stream()
                .map(Entry::cancellationId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new AnswerBatch(
                entries, told, table, round.rowsWait(), round.wording(), entries.size() == round.size(), details);
    }

    private AnswerBatch nothing() {
        return new AnswerBatch(List.of(), List.of(), table, round.rowsWait(), round.wording(), false, details);
    }

    /**
     * The next batch, if this one was full. After a batch that was not full, the rest waits for the next round: one
     * batch for many changes costs less, and two changes of one cancellation give one answer.
     */
    public AnswerBatch further(AnswerBatch batch) {
        return batch.full() ? due() : nothing();
    }

    /** Whether the batch contains any answer. */
    public boolean isAny(AnswerBatch batch) {
        return !batch.isEmpty();
    }

    /** Whether the batch contains rows of the table. */
    public boolean hasRows(List<Map<String, Object>> rows) {
        return !rows.isEmpty();
    }

    /** The updates for rows of the table. */
    public List<Map<String, Object>> rows(AnswerBatch batch) {
        return batch.rows();
    }

    /**
     * The rows of this batch cannot be written. The next rounds try them in smaller batches; a single row is tried with
     * shorter and simpler messages, and is then skipped for a while. Returns an empty batch.
     */
    public AnswerBatch failed(AnswerBatch batch) {
        round.failed(batch.entries().size());
        return nothing();
    }

    /** Whether the next attempt for the failed rows follows at once; then no alarm is needed yet. */
    public boolean triesAgain() {
        return round.triesAgain();
    }

    /**
     * The rows of this batch are written, unless they wait, and the results of its files are marked as due: removes the
     * batch from the queue.
     */
    public void told(AnswerBatch batch) {
        queue.answered(batch.done(), batch.knowing());
        if (batch.isEmpty()) {
            return;
        }
        round.told(batch.entries().get(batch.entries().size() - 1).number());
    }

    /** Writes the warnings of a valid request, and which rules a person overruled for it. */
    static void writeRemarks(JsonGenerator json, StoredRequest request) throws IOException {
        if (request.problem() != null) {
            writeFields(json, request.problem());
        }
    }

    static void writeProblem(JsonGenerator json, StoredRequest request) throws IOException {
        if (request.line() != null) {
            json.writeNumberField("line", request.line());
        }
        writeFields(json, Objects.requireNonNull(request.problem()));
    }

    private static void writeFields(JsonGenerator json, String object) throws IOException {
        for (Map.Entry<String, JsonNode> field : Json.own(object).properties()) {
            json.writeFieldName(field.getKey());
            json.writeTree(field.getValue());
        }
    }
}
