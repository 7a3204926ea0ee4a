package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields about a cancellation that every answer has. */
public final class CancellationFields {
    private CancellationFields() {}

    /**
     * Writes the fields into the open object.
     *
     * @param simulated whether a simulator answered; only then is the field {@code simulated} written
     */
    public static void write(JsonGenerator json, Cancellation cancellation, boolean simulated) throws IOException {
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
        if (simulated) {
            json.writeBooleanField("simulated", true);
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
