package io.anula.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.answer.CancellationFields;
import io.anula.answer.Details;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes cancellations for the API. */
final class CancellationJson {
    private final Details details;

    CancellationJson(Details details) {
        this.details = details;
    }

    /** Writes the content of a document. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** A JSON object with this content. */
    static byte[] object(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.mapper().createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The addresses of its documents, where it is accepted. */
    void writeLinks(JsonGenerator json, Cancellation cancellation) throws IOException {
        if (cancellation.state() == State.ACCEPTED) {
            CancellationFields.writeLinks(
                    json, details.links().apply(List.of(cancellation)).getOrDefault(cancellation.id(), Map.of()));
        }
    }

    /** The fields of one cancellation: those of every answer, and those that only monitoring needs. */
    void write(JsonGenerator json, Cancellation cancellation) throws IOException {
        CancellationFields.write(json, cancellation, details);
        json.writeNumberField("version", cancellation.version());
        json.writeStringField(
                "heldFrom",
                cancellation.heldFrom() == null ? null : cancellation.heldFrom().name());
        json.writeNumberField("attempts", cancellation.attempts());
        json.writeStringField("createdAt", cancellation.createdAt().toString());
        json.writeFieldName("dueAt");
        json.writeObject(
                cancellation.dueAt() == null ? null : cancellation.dueAt().toString());
    }
}
