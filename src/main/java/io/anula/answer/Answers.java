package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.json.Json;
import io.anula.store.AnswerQueue;
import io.anula.store.AnswerQueue.Entry;
import io.anula.store.Leases;
import io.anula.store.RequestRows;
import io.anula.store.Requests;
import io.anula.store.StoredRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Who is to be told what: rows at once, files by a result that is written anew now and then. */
public final class Answers {
    private static final int BATCH = 500;
    private static final Duration RESULT_AFTER = Duration.ofSeconds(1);
    /** A large file is written anew less often: writing it takes a second for some 100,000 records. */
    private static final Duration RESULT_AFTER_A_RECORD = Duration.ofNanos(100_000);

    private final AnswerQueue queue;
    private final Requests requests;
    private final Leases leases;
    private final Clock clock;

    public Answers(AnswerQueue queue, Requests requests, Leases leases, Clock clock) {
        this.leases = leases;
        this.queue = queue;
        this.requests = requests;
        this.clock = clock;
    }

    /** What has happened since the last time; empty when nothing has, or when another node tells it. */
    public AnswerBatch due() {
        if (!leases.keep("answers")) {
            return new AnswerBatch(List.of(), List.of());
        }
        List<Entry> entries = queue.peek(BATCH);
        List<StoredRequest> told = requests.following(
                entries.stream().map(Entry::cancellationId).distinct().toList());
        return new AnswerBatch(entries, told);
    }

    /** The rows know; the files will: nothing of this batch is due any more. */
    public void told(AnswerBatch batch) {
        Instant now = clock.instant();
        Map<String, Instant> files = new TreeMap<>();
        for (StoredRequest request : batch.told()) {
            if (!RequestRows.isRow(request.source())) {
                Duration after = RESULT_AFTER.plus(RESULT_AFTER_A_RECORD.multipliedBy(request.record()));
                files.merge(request.source(), now.plus(after), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        queue.answered(batch.entries(), batch.told(), files);
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
