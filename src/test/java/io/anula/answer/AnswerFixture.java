package io.anula.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.io.GroupAccess;
import io.anula.observe.alarm.Alarms;
import io.anula.store.IntakeFile;
import io.anula.store.RequestRows;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A real store and a real folder, and what is told from the one into the other. */
abstract class AnswerFixture {
    final TestStore store = TestStore.inMemory();
    final Path folder;
    final Outbox outbox;
    final Receipts receipts;
    final Results results;
    final Answers unit;
    boolean tableIsThere = true;
    boolean simulated;

    /** The links of the documents of every accepted one, and the folder of everyone's evidence. */
    Map<String, String> links = Map.of();

    @Nullable
    String evidence;

    AnswerFixture(@TempDir Path folder) {
        this.folder = folder;
        outbox = new Outbox(folder, GroupAccess.NONE, "node-1", store.files, new Alarms(store.clock), store.clock);
        receipts = new Receipts(outbox, store.requests);
        Details details = new Details(one -> simulated, one -> evidence, accepted -> accepted.stream()
                .map(Cancellation::id)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> links)));
        results = new Results(outbox, store.files, store.requests, store.leases, details);
        unit = new Answers(
                store.queue, store.requests, RequestRows.own(), () -> tableIsThere, store.leases, details, store.clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve(name)));
    }

    List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    Cancellation first(IntakeFile file) {
        return Objects.requireNonNull(
                store.requests.page(file.id(), null, 0, 1).get(0).cancellation());
    }

    Cancellation go(Cancellation ready, Outcome... outcomes) {
        Cancellation sending = store.go(ready, new Outcome.Claimed(SettableClock.START.plusSeconds(90)));
        return store.go(sending, outcomes);
    }

    void tellAll() {
        for (AnswerBatch batch = unit.due(); !batch.isEmpty(); batch = unit.due()) {
            unit.told(batch);
        }
    }

    static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
