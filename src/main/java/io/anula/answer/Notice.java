package io.anula.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.io.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A notice for the route {@code decided}. It is given at least once; the same notice has the same id each time.
 *
 * @param id identifies the notice
 * @param type what happened: {@code cancellation.accepted}, {@code cancellation.rejected}, {@code file.complete} or
 * {@code batch.complete}
 * @param about the invoice, the file's name or the batch
 * @param at when it happened
 * @param node the process that gives it
 * @param data the cancellation, file or batch as it stands now, with the fields that results and API have
 */
public record Notice(String id, String type, String about, Instant at, String node, ObjectNode data) {

    /** One line for people: what happened, and to what. */
    public String subject() {
        String note = data.path("creditNote").asText("");
        return "Anula: %s %s%s"
                .formatted(about, what(), note.isEmpty() || note.equals("null") ? "" : " (" + note + ')');
    }

    private String what() {
        return switch (type) {
            case "cancellation.accepted" -> "ACCEPTED / aceptada";
            case "cancellation.rejected" -> "REJECTED / rechazada";
            default -> "complete / completo";
        };
    }

    /** The whole notice for people: the subject, then the fields, one a line. */
    public String text() {
        StringBuilder text = new StringBuilder(subject()).append("\n\n");
        data.properties().stream().filter(field -> !field.getValue().isNull()).forEach(field -> text.append(
                        field.getKey())
                .append(": ")
                .append(field.getValue().asText())
                .append('\n'));
        return text.toString();
    }

    /** The data for programs: a JSON object. */
    public String json() {
        return text(data);
    }

    /**
     * The notice in the structured JSON format of CloudEvents 1.0; its media type is {@code
     * application/cloudevents+json}.
     */
    public String cloudEvent() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0")
                .put("id", id)
                .put("source", "/anula/" + node)
                .put("type", "io.anula." + type)
                .put("subject", about)
                .put("time", at.toString())
                .put("datacontenttype", "application/json")
                .set("data", data);
        return text(event);
    }

    private static String text(ObjectNode object) {
        return new String(Json.bytes(object), StandardCharsets.UTF_8);
    }
}
