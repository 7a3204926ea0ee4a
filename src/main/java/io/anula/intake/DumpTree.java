package io.anula.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.anula.intake.rules.Depth;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one array of a dump to its end. The indent decides which array an entry belongs to. A line that is not an entry
 * continues the text above it. Faults are noted, and reading continues.
 */
final class DumpTree {
    private final DumpLines lines;
    private @Nullable Problem problem;

    DumpTree(DumpLines lines) {
        this.lines = lines;
    }

    /** The array whose bracket with this indent was just read. */
    ObjectNode document(String indent) throws IOException, InvalidRequestException {
        ObjectNode document = array(indent, 1);
        if (problem != null) {
            throw new InvalidRequestException(problem);
        }
        return document;
    }

    private ObjectNode array(String indent, int depth) throws IOException {
        ObjectNode array = JsonNodeFactory.instance.objectNode();
        String entryIndent = null;
        for (DumpLine line = lines.next(); !line.closes(indent); line = lines.next()) {
            DumpLine.Entry entry = line.entry();
            if (entry != null && (entryIndent == null || entryIndent.equals(entry.indent()))) {
                entryIndent = entry.indent();
                add(array, entry, indent, depth);
            } else if (!line.isBlank() && problem == null) {
                note(
                        null,
                        "syntax",
                        "line %d: [key] => value was expected".formatted(line.number()),
                        "línea %d: se esperaba [clave] => valor".formatted(line.number()));
            }
        }
        return array;
    }

    private void add(ObjectNode array, DumpLine.Entry entry, String indent, int depth) throws IOException {
        if (array.has(entry.key())) {
            note(entry.key(), "duplicate-key", "stands there twice", "aparece dos veces");
        }
        boolean nested = entry.announcesArray() && isBracket(lines.peek());
        array.set(entry.key(), nested ? nested(entry, depth) : TextNode.valueOf(text(entry, indent)));
    }

    /** The value with its continuation lines; a value that ends with a line end leaves an empty line behind. */
    private String text(DumpLine.Entry entry, String indent) throws IOException {
        StringBuilder text = new StringBuilder(entry.value());
        for (DumpLine line = lines.peek(); line != null && continues(line, entry, indent); line = lines.peek()) {
            text.append('\n').append(lines.next().text());
        }
        while (!text.isEmpty() && text.charAt(text.length() - 1) == '\n') {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    private static boolean continues(DumpLine line, DumpLine.Entry entry, String indent) {
        DumpLine.Entry next = line.entry();
        return !line.closes(indent) && (next == null || !next.indent().equals(entry.indent()));
    }

    private static boolean isBracket(@Nullable DumpLine line) {
        return line != null && line.isBracket();
    }

    private JsonNode nested(DumpLine.Entry entry, int depth) throws IOException {
        String indent = lines.next().indent();
        if (Depth.isReached(depth)) {
            note(entry.key(), Depth.RULE, Depth.ENGLISH, Depth.SPANISH);
            DumpLine skipped;
            do {
                skipped = lines.next();
            } while (!skipped.closes(indent));
            return NullNode.getInstance();
        }
        ObjectNode fields = array(indent, depth + 1);
        return entry.isArray() ? listOr(fields) : fields;
    }

    /** As json_encode does: an array with the keys 0, 1, 2, … is a list, and so is an empty array. */
    private static JsonNode listOr(ObjectNode fields) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (var each : fields.properties()) {
            if (!each.getKey().equals(Integer.toString(list.size()))) {
                return fields;
            }
            list.add(each.getValue());
        }
        return list;
    }

    private void note(@Nullable String field, String rule, String english, String spanish) {
        if (problem == null) {
            problem = Problem.of(field, null, rule, english, spanish);
        }
    }
}
