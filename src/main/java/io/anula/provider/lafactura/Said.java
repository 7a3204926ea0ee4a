package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds texts for people in fields of which only the name is known. */
final class Said {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 20;

    private Said() {}

    /**
     * The content of the field with this name, at any depth and in any letter case: a text, or all texts of a list or
     * an object joined together; null if there is none.
     *
     * @param name in lower case, without signs between its words
     */
    static @Nullable String under(JsonNode answer, String name) {
        Set<String> texts = new LinkedHashSet<>();
        find(answer, name, 0).forEach(found -> texts(found, texts, 0));
        String said = texts.stream().collect(Collectors.joining("; "));
        return said.isEmpty() ? null : cut(said);
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + '…';
    }

    private static List<JsonNode> find(JsonNode node, String name, int depth) {
        List<JsonNode> found = new ArrayList<>();
        if (depth > DEEPEST) {
            return found;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (isNamed(field.getKey(), name)) {
                found.add(field.getValue());
            } else {
                found.addAll(find(field.getValue(), name, depth + 1));
            }
        }
        if (node.isArray()) {
            node.forEach(element -> found.addAll(find(element, name, depth + 1)));
        }
        return found;
    }

    /** Whether the letters and digits of the field's name are this name, in any letter case. */
    private static boolean isNamed(String field, String name) {
        int matched = 0;
        for (int i = 0; i < field.length(); i++) {
            char each = lower(field.charAt(i));
            boolean counts = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
            if (counts && (matched == name.length() || name.charAt(matched++) != each)) {
                return false;
            }
        }
        return matched == name.length();
    }

    private static char lower(char each) {
        return each >= 'A' && each <= 'Z' ? (char) (each - 'A' + 'a') : each;
    }

    private static void texts(JsonNode node, Set<String> texts, int depth) {
        if (node.isContainerNode() && depth <= DEEPEST) {
            node.forEach(element -> texts(element, texts, depth + 1));
        } else if (node.isTextual()) {
            String text = node.asText().strip();
            JsonNode inside = text.startsWith("{") || text.startsWith("[")
                    ? Json.value(text).orElse(null)
                    : null;
            if (inside != null && inside.isContainerNode()) {
                texts(inside, texts, depth + 1);
            } else if (!text.isEmpty()) {
                texts.add(text);
            }
        }
    }
}
