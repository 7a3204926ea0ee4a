package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one accepted cancellation, and how far they are fetched. As JSON it is what the evidence later says of
 * the acceptance, besides {@code links}, {@code attempts}, {@code problem} and {@code refused}.
 */
final class DocumentTask {
    private static final String LINKS = "links";
    private static final String DOCUMENTS = "documents";
    private static final String ATTEMPTS = "attempts";
    private static final String PROBLEM = "problem";
    private static final String REFUSED = "refused";

    private final ObjectNode content;

    private DocumentTask(ObjectNode content) {
        this.content = content;
    }

    /**
     * A task for a cancellation that has just been accepted.
     *
     * @param links the addresses of its documents
     */
    static DocumentTask of(Cancellation accepted, Map<String, String> links, boolean simulated) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        CreditNote note = accepted.note();
        content.put("cancellation", accepted.id());
        content.put("version", accepted.version());
        content.put("provider", accepted.key().provider().text());
        content.put("account", accepted.key().account());
        content.put("invoice", accepted.key().invoice());
        content.put("requestedAt", accepted.createdAt().toString());
        content.put("acceptedAt", accepted.changedAt().toString());
        content.put("creditNote", note == null ? null : note.code());
        content.put("document", note == null ? null : note.document());
        content.put("cude", note == null ? null : note.cude());
        content.put("process", accepted.process());
        content.put("creditNoteBy", accepted.noteBy());
        content.put("simulated", simulated);
        content.set(DOCUMENTS, JsonNodeFactory.instance.objectNode());
        ObjectNode all = content.putObject(LINKS);
        links.forEach(all::put);
        return new DocumentTask(content);
    }

    /** The task in this JSON. */
    static DocumentTask of(JsonNode content) {
        return new DocumentTask(content.deepCopy());
    }

    JsonNode json() {
        return content;
    }

    /** Names this acceptance in files. */
    String name() {
        return name(id(), content.path("version").asInt());
    }

    static String name(String id, int version) {
        return "accepted-" + id + '-' + version + ".json";
    }

    String id() {
        return text("cancellation");
    }

    String provider() {
        return text("provider");
    }

    String account() {
        return text("account");
    }

    String invoice() {
        return text("invoice");
    }

    Instant acceptedAt() {
        return Instant.parse(text("acceptedAt"));
    }

    String folder() {
        return EvidencePlace.of(provider(), Instant.parse(text("requestedAt")), invoice());
    }

    /** What the journal says of each of its files. */
    Map<String, Object> about(String kind) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("kind", kind);
        about.put("provider", provider());
        about.put("account", account());
        about.put("invoice", invoice());
        about.put("id", id());
        return about;
    }

    private String text(String field) {
        return content.path(field).asText("");
    }

    /** The links to documents that are not there yet. */
    Map<String, String> open() {
        Map<String, String> open = new LinkedHashMap<>();
        content.path(LINKS).properties().forEach(link -> {
            if (!content.path(DOCUMENTS).has(link.getKey())) {
                open.put(link.getKey(), link.getValue().asText());
            }
        });
        return open;
    }

    void stored(String link, Map<String, Object> document) {
        ((ObjectNode) content.path(DOCUMENTS)).putPOJO(link, document);
    }

    int attempts() {
        return content.path(ATTEMPTS).asInt(0);
    }

    boolean refused() {
        return content.path(REFUSED).asBoolean(false);
    }

    String problem() {
        return text(PROBLEM);
    }

    void failed(String problem, boolean refused) {
        content.put(ATTEMPTS, attempts() + 1);
        content.put(PROBLEM, problem);
        content.put(REFUSED, refused);
    }

    /** What the evidence says of the acceptance. */
    ObjectNode manifest(@Nullable Instant gaveUpAt) {
        ObjectNode manifest = content.deepCopy();
        manifest.remove(ATTEMPTS);
        manifest.remove(REFUSED);
        manifest.remove(PROBLEM);
        if (gaveUpAt != null) {
            ObjectNode missing = manifest.putObject("missing");
            open().forEach((link, address) -> missing.put(link, problem()));
            manifest.put("gaveUpAt", gaveUpAt.toString());
        }
        return manifest;
    }
}
