package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.anula.io.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a journal: a hash, a space, and a JSON object. The hash is the SHA-256 of the hash of the line before, a
 * space, and the object: so it stands for this line and for all lines before it.
 *
 * @param hash of this line
 * @param json the object as it is written
 * @param content the same, read
 */
record JournalLine(String hash, String json, JsonNode content) {
    /** The hash before the first line. */
    static final String NONE = "0".repeat(Sha256.LENGTH);

    /** A journal was opened by a process. */
    static final String OPENED = "opened";
    /** These files are about to be written. */
    static final String BEGIN = "begin";
    /** This file is complete. */
    static final String FILE = "file";
    /** A process ended without closing its journal; its successor says what it found. */
    static final String RECOVERED = "recovered";
    /** Calls that could not be kept. */
    static final String LOST = "lost";
    /** A folder that was kept long enough. */
    static final String REMOVED = "removed";
    /** A journal was closed by a process. */
    static final String CLOSED = "closed";

    /** A new line; what it says is not read back. */
    static JournalLine after(String before, long number, Instant at, String event, Map<String, ?> more) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("n", number);
        all.put("at", at.toString());
        all.put("event", event);
        all.putAll(more);
        String json = Json.text(all);
        return new JournalLine(hash(before, json), json, MissingNode.getInstance());
    }

    static String hash(String before, String json) {
        return Sha256.of(before + ' ' + json);
    }

    /** The line in this text; empty if it has not the form of one. */
    static Optional<JournalLine> read(String text) {
        if (text.length() < Sha256.LENGTH + 2
                || text.charAt(Sha256.LENGTH) != ' '
                || !text.substring(0, Sha256.LENGTH).matches("[0-9a-f]+")) {
            return Optional.empty();
        }
        String json = text.substring(Sha256.LENGTH + 1);
        return Json.object(json).map(content -> new JournalLine(text.substring(0, Sha256.LENGTH), json, content));
    }

    boolean follows(String before) {
        return hash.equals(hash(before, json));
    }

    String event() {
        return text("event");
    }

    long number() {
        return content.path("n").asLong(-1);
    }

    String text(String field) {
        return content.path(field).asText("");
    }

    Instant at() {
        try {
            return Instant.parse(text("at"));
        } catch (DateTimeParseException wrong) {
            return Instant.EPOCH;
        }
    }

    byte[] bytes() {
        return (hash + ' ' + json + '\n').getBytes(StandardCharsets.UTF_8);
    }
}
