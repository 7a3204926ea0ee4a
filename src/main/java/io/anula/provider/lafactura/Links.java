package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The links to documents in an answer: {@code URL} and {@code CHECK} of interface 2.0; 3.0 also names {@code PDF} and
 * {@code ATTACHED}. They are read in any letter case and at any depth.
 */
final class Links {
    private static final List<String> NAMES = List.of("URL", "CHECK", "PDF", "ATTACHED", "XML");
    private static final int DEEPEST = 20;
    private static final int LONGEST = 2_000;

    private Links() {}

    /** The links by name in upper case; a name that occurs again gets a number. */
    static Map<String, String> in(String answer) {
        Map<String, String> links = new TreeMap<>(Links::inOrder);
        Json.object(answer).ifPresent(root -> find(root, links, 0));
        return links;
    }

    private static void find(JsonNode node, Map<String, String> links, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey().toUpperCase(Locale.ROOT);
            JsonNode value = field.getValue();
            if (value.isTextual() && NAMES.contains(name)) {
                add(name, value.asText().strip(), links);
            } else {
                find(value, links, depth + 1);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> find(element, links, depth + 1));
        }
    }

    private static void add(String name, String link, Map<String, String> links) {
        boolean isLink =
                link.length() <= LONGEST && link.toLowerCase(Locale.ROOT).matches("https?://\\S+");
        if (!isLink || links.containsValue(link)) {
            return;
        }
        String free = name;
        for (int number = 2; links.containsKey(free); number++) {
            free = name + number;
        }
        links.put(free, link);
    }

    private static int inOrder(String one, String other) {
        int byPlace = Integer.compare(place(one), place(other));
        return byPlace == 0 ? one.compareTo(other) : byPlace;
    }

    private static int place(String name) {
        return NAMES.indexOf(name.replaceAll("\\d+$", ""));
    }
}
