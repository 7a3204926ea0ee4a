package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.anula.cancellation.Cancellation;
import io.anula.io.Json;
import io.anula.store.Cancellations;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import io.anula.store.NoticeQueue.End;
import io.anula.store.NoticeQueue.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the notices of an entry of the queue, as their subjects stand now. */
public final class NoticeWriter {
    private final Cancellations cancellations;
    private final IntakeFiles files;
    private final Batches batches;
    private final Details details;
    private final String node;

    /**
     * @param details what answers say of a cancellation besides its own fields
     * @param node the name of this process
     */
    public NoticeWriter(Cancellations cancellations, IntakeFiles files, Batches batches, Details details, String node) {
        this.cancellations = cancellations;
        this.files = files;
        this.batches = batches;
        this.details = details;
        this.node = node;
    }

    /** The notices by their names in the entry; what has left the store since has none. */
    Map<String, Notice> of(Entry entry) {
        return switch (entry.kind()) {
            case CANCELLATION -> ends(entry);
            case FILE -> all(entry, name -> file(entry, name));
            case BATCH -> all(entry, name -> batch(entry, name));
        };
    }

    private static Map<String, Notice> all(Entry entry, Function<String, @Nullable Notice> make) {
        Map<String, Notice> made = new LinkedHashMap<>();
        for (String name : entry.names()) {
            Notice notice = make.apply(name);
            if (notice != null) {
                made.put(name, notice);
            }
        }
        return made;
    }

    private Map<String, Notice> ends(Entry entry) {
        List<String> ids = new ArrayList<>();
        entry.names().forEach(name -> ids.add(End.of(name).id()));
        Map<String, Cancellation> found =
                cancellations.find(ids).stream().collect(Collectors.toMap(Cancellation::id, each -> each, (a, b) -> a));
        return all(entry, name -> {
            End end = End.of(name);
            Cancellation cancellation = found.get(end.id());
            return cancellation == null
                    ? null
                    : new Notice(
                            end.id() + '-' + end.version(),
                            "cancellation." + end.state().toLowerCase(Locale.ROOT),
                            cancellation.key().invoice(),
                            entry.at(),
                            node,
                            object(json -> CancellationFields.write(json, cancellation, details)));
        });
    }

    private Notice file(Entry entry, String id) {
        IntakeFile file = files.find(id);
        return new Notice(id + '-' + file.changes(), "file.complete", file.name(), entry.at(), node, object(json -> {
            json.writeStringField("file", file.name());
            json.writeStringField("sha256", file.sha256());
            json.writeStringField("received", file.receivedAt().toString());
            json.writeNumberField("records", file.records());
            json.writeStringField("result", Outbox.plain(file, Results.KIND));
        }));
    }

    private @Nullable Notice batch(Entry entry, String name) {
        Map<String, Long> counts = batches.count(name);
        long rows = counts.values().stream().mapToLong(Long::longValue).sum();
        return rows == 0
                ? null
                : new Notice(name + '-' + rows, "batch.complete", name, entry.at(), node, object(json -> {
                    json.writeStringField("batch", name);
                    json.writeNumberField("rows", rows);
                    for (Map.Entry<String, Long> count : counts.entrySet()) {
                        json.writeNumberField(count.getKey().toLowerCase(Locale.ROOT), count.getValue());
                    }
                }));
    }

    /** Writes the fields of an object. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static ObjectNode object(Fields fields) {
        try (TokenBuffer json = new TokenBuffer(Json.mapper(), false)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
            return Json.mapper().readTree(json.asParser());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
