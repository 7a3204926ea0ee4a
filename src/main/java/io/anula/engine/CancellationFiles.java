package io.anula.engine;

import com.github.f4b6a3.ulid.UlidCreator;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.io.Json;
import io.anula.io.JsonLines;
import io.anula.io.WholeFile;
import io.anula.store.HistoryRow;
import io.anula.store.IntakeFile;
import io.anula.store.StoredRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of JSON lines with one cancellation or request on each line: {@code <archive>/lives/<day>/<number>.jsonl}. */
final class CancellationFiles {
    private final Path folder;
    private final Clock clock;

    CancellationFiles(Path archive, Clock clock) {
        this.folder = archive.resolve("lives");
        this.clock = clock;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonLines lines) throws IOException;
    }

    /** Writes a file; it is on disk under its name when this returns. */
    Path write(Content content) throws IOException {
        String name = UlidCreator.getMonotonicUlid(clock.millis()) + ".jsonl";
        Path day = folder.resolve(
                LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).toString());
        Path file = day.resolve(name);
        WholeFile.write(file, day.resolve('.' + name + ".tmp"), out -> {
            try (JsonLines lines = new JsonLines(out)) {
                content.writeTo(lines);
            }
        });
        WholeFile.forceNames(day);
        return file;
    }

    static Map<String, ?> request(IntakeFile file, StoredRequest request) {
        Cancellation cancellation = request.cancellation();
        String problem = request.problem();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", file.name());
        line.put("sha256", file.sha256());
        line.put("receivedAt", file.receivedAt().toString());
        line.put("record", request.record());
        line.put("line", request.line());
        line.put("verdict", request.verdict().name());
        line.put("cancellation", cancellation == null ? null : cancellation.id());
        line.put("problem", problem == null ? null : Json.own(problem));
        return Map.of("request", line);
    }

    static Map<String, ?> cancellation(Cancellation cancellation, Collection<String> rows, List<HistoryRow> history) {
        CreditNote note = cancellation.note();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", cancellation.id());
        line.put("provider", cancellation.key().provider().text());
        line.put("account", cancellation.key().account());
        line.put("invoice", cancellation.key().invoice());
        line.put("state", cancellation.state().name());
        line.put("process", cancellation.process());
        line.put("creditNote", note == null ? null : note.code());
        line.put("document", note == null ? null : note.document());
        line.put("cude", note == null ? null : note.cude());
        line.put("message", cancellation.message());
        line.put("createdAt", cancellation.createdAt().toString());
        line.put("since", cancellation.changedAt().toString());
        line.put("rows", rows);
        line.put("history", history.stream().map(CancellationFiles::change).toList());
        return Map.of("life", line);
    }

    private static Map<String, ?> change(HistoryRow row) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("version", row.version());
        change.put("at", row.at().toString());
        change.put("state", row.state().name());
        change.put("event", row.event());
        change.put("message", row.message());
        change.put("content", row.content());
        change.put("node", row.node());
        change.put("config", row.config());
        change.put("actor", row.actor());
        return change;
    }
}
