package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields about a cancellation that every answer has. */
public final class CancellationFields {
    private CancellationFields() {}

    /**
     * Writes the fields into the open object.
     *
     * @param details gives {@code simulated} and {@code evidence}, which are written only where they are true or exist
     */
    public static void write(JsonGenerator json, Cancellation cancellation, Details details) throws IOException {
        CreditNote note = cancellation.note();
        json.writeStringField("id", cancellation.id());
        json.writeStringField("provider", cancellation.key().provider().text());
        json.writeStringField("account", cancellation.key().account());
        json.writeStringField("key", cancellation.key().text());
        json.writeStringField("invoice", cancellation.key().invoice());
        json.writeStringField("state", cancellation.state().name());
        write(json, "process", cancellation.process());
        write(json, "creditNote", note == null ? null : note.code());
        write(json, "document", note == null ? null : note.document());
        write(json, "cude", note == null ? null : note.cude());
        write(json, "message", cancellation.message());
        if (cancellation.cause() != null) {
            json.writeStringField("cause", cancellation.cause());
        }
        if (cancellation.noteBy() != null) {
            json.writeStringField("creditNoteBy", cancellation.noteBy());
        }
        json.writeStringField("since", cancellation.changedAt().toString());
        String evidence = details.evidence().apply(cancellation);
        if (evidence != null) {
            json.writeStringField("evidence", evidence);
        }
        if (details.simulated().test(cancellation)) {
            json.writeBooleanField("simulated", true);
        }
    }

    /** Writes the addresses of documents into the open object: {@code url}, {@code check}, and so on. */
    public static void writeLinks(JsonGenerator json, Map<String, String> links) throws IOException {
        for (Map.Entry<String, String> link : links.entrySet()) {
            json.writeStringField(link.getKey().toLowerCase(Locale.ROOT), link.getValue());
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
