package io.anula.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the clients with a JSON library read out of an answer. */
final class Reading {
    private Reading() {}

    static JsonNode tree(byte[] body) throws IOException {
        return Json.object(new String(body, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IOException("not an object"));
    }

    /** The code of the note that was made. */
    static String note(JsonNode answer) {
        String note = document(answer).path("tascode").asText();
        if (!note.startsWith("nc-")) {
            throw new IllegalStateException("no note was made: " + answer);
        }
        return note;
    }

    static boolean isAccepted(JsonNode answer) {
        return document(answer).path("process").asText().equals("2");
    }

    private static JsonNode document(JsonNode answer) {
        return answer.path("invoiceResult").path("document");
    }
}
