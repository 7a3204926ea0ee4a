package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence in a spool: a line with a hash and the JSON that it is of, which is also what the journal says of the
 * piece; then its bytes and a line break.
 *
 * @param line place, size, hash, and what it is about
 * @param start where it begins
 * @param from where its bytes begin
 * @param to where they end
 * @param next where the next record begins
 */
record SpoolRecord(JsonNode line, int start, int from, int to, int next) {
    /** Adds a record to these bytes. */
    static void write(ByteArrayOutputStream to, Map<String, Object> line, byte[] content) {
        byte[] said = Json.bytes(line);
        to.writeBytes((Sha256.of(said) + ' ').getBytes(StandardCharsets.US_ASCII));
        to.writeBytes(said);
        to.write('\n');
        to.writeBytes(content);
        to.write('\n');
    }

    /** The record that begins there; null if there is no whole one. */
    static @Nullable SpoolRecord read(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end >= bytes.length) {
            return null;
        }
        JsonNode line = line(new String(bytes, at, end - at, StandardCharsets.UTF_8));
        if (line == null) {
            return null;
        }
        long size = line.path("size").asLong(-1);
        int from = end + 1;
        boolean whole = size >= 0 && size < bytes.length - from && bytes[from + (int) size] == '\n';
        return whole ? new SpoolRecord(line, at, from, from + (int) size, from + (int) size + 1) : null;
    }

    /** The first whole record that begins at the start of a line from there on; null if there is none. */
    static @Nullable SpoolRecord after(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            boolean start = at == 0 || bytes[at - 1] == '\n';
            if (start && at + Sha256.LENGTH < bytes.length && bytes[at + Sha256.LENGTH] == ' ') {
                SpoolRecord record = read(bytes, at);
                if (record != null) {
                    return record;
                }
            }
        }
        return null;
    }

    private static @Nullable JsonNode line(String text) {
        String said = text.substring(Math.min(text.length(), Sha256.LENGTH + 1));
        return text.startsWith(Sha256.of(said) + ' ') ? Json.object(said).orElse(null) : null;
    }

    String place() {
        return line.path(JournalLine.FILE).asText();
    }

    String sha256() {
        return line.path("sha256").asText();
    }

    /** Its bytes, of these that it was read from. */
    byte[] content(byte[] bytes) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
