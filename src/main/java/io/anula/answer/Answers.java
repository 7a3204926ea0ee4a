package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
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
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who is to be told what: rows at once, files by a result that is written anew now and then. */
public final class Answers {
    private final AnswerQueue queue;
    private final Requests requests;
    private final RequestRows table;
    private final Leases leases;
    private final Round round;
    private final Predicate<Cancellation> simulated;

    /**
     * @param table whose rows are told
     * @param tableIsThere whether they can be; while they cannot, files are told and rows stay due
     * @param leases one node tells at a time
     * @param simulated whether a simulator answers for that cancellation
     */
    public Answers(
            AnswerQueue queue,
            Requests requests,
            RequestRows table,
            BooleanSupplier tableIsThere,
            Leases leases,
            Predicate<Cancellation> simulated,
            Clock clock) {
        this.simulated = simulated;
        this.leases = leases;
        this.queue = queue;
        this.requests = requests;
        this.table = table;
        this.round = new Round(tableIsThere, clock);
    }

    /** What has happened since the last time; empty when nothing has, or when another node tells it. */
    public AnswerBatch due() {
        round.next();
        if (!leases.keep("answers")) {
            return nothing();
        }
        List<Entry> entries = queue.peek(round.after(), round.size());
        List<StoredRequest> told = requests.following(
                entries.stream().map(Entry::cancellationId).distinct().toList());
        return new AnswerBatch(
                entries, told, table, round.rowsWait(), round.wording(), entries.size() == round.size(), simulated);
    }

    private AnswerBatch nothing() {
        return new AnswerBatch(List.of(), List.of(), table, round.rowsWait(), round.wording(), false, simulated);
    }

    /**
     * What else has happened, after a batch that was full. Behind any other nothing waits but what has happened since, and
     * that is told in the next round: many changes at once cost less than each by itself, and one that is followed by
     * another is told once.
     */
    public AnswerBatch further(AnswerBatch batch) {
        return batch.full() ? due() : nothing();
    }

    /** True when somebody is to be told. */
    public boolean isAny(AnswerBatch batch) {
        return !batch.isEmpty();
    }

    /** True when rows of the table are among them. */
    public boolean hasRows(List<Map<String, Object>> rows) {
        return !rows.isEmpty();
    }

    /** What is to be written into rows of the table. */
    public List<Map<String, Object>> rows(AnswerBatch batch) {
        return batch.rows();
    }

    /**
     * The rows of this batch cannot be written: tried again in smaller ones from the next round on, one alone with ever
     * simpler messages, and then passed over for a while. Returns what is to be told until then: nothing.
     */
    public AnswerBatch failed(AnswerBatch batch) {
        round.failed(batch.entries().size());
        return nothing();
    }

    /** Whether the rows that failed last are tried again at once: then nobody need be told yet. */
    public boolean triesAgain() {
        return round.triesAgain();
    }

    /** The rows know, unless they wait; the files will: nothing else of this batch is due any more. */
    public void told(AnswerBatch batch) {
        Set<String> files = batch.told().stream()
                .map(StoredRequest::source)
                .filter(source -> !RequestRows.isRow(source))
                .collect(Collectors.toSet());
        queue.answered(batch.done(), batch.knowing(), files);
        if (batch.isEmpty()) {
            return;
        }
        round.told(batch.entries().get(batch.entries().size() - 1).number());
    }

    static void writeProblem(JsonGenerator json, StoredRequest request) throws IOException {
        if (request.line() != null) {
            json.writeNumberField("line", request.line());
        }
        JsonNode problem = Json.own(Objects.requireNonNull(request.problem()));
        for (Map.Entry<String, JsonNode> field : problem.properties()) {
            json.writeFieldName(field.getKey());
            json.writeTree(field.getValue());
        }
    }
}
