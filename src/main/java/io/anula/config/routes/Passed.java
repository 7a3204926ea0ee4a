package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of a route or policy in order: addresses without options, bean methods as {@code ref.method}, processors as
 * {@code ref}, set variables
 * as {@code name=}, the conditions of filters in Simple, the exceptions of a policy, and {@code stop}. Ids, descriptions
 * and the written form of a step do not matter. A disabled step does not count.
 */
final class Passed {
    /** The keys that are ordered after the other steps of their kind. */
    private static final Map<String, Integer> LATER =
            Map.of("steps", 1, "when", 1, "doCatch", 2, "otherwise", 2, "doFinally", 3);

    private static final Set<String> SENDERS = Set.of("from", "to", "toD");

    private final List<String> all = new ArrayList<>();

    private Passed() {}

    static List<String> of(JsonNode entry) {
        Passed passed = new Passed();
        passed.collect("", entry);
        return List.copyOf(passed.all);
    }

    private void collect(String kind, JsonNode node) {
        if (node.isArray()) {
            node.forEach(item -> collect("", item));
            return;
        }
        if (node.path("disabled").asBoolean()) {
            return;
        }
        if (kind.equals("stop")) {
            all.add(kind);
        } else if (kind.equals("setVariable")) {
            all.add(node.path("name").asText() + '=');
        } else if (kind.equals("process") && node.path("ref").isTextual()) {
            all.add(node.path("ref").asText());
        } else if (kind.equals("filter") && condition(node).isTextual()) {
            all.add(condition(node).asText());
        } else if (SENDERS.contains(kind) && node.isTextual()) {
            all.add(address(node.asText(), ""));
        }
        if (node.path("uri").isTextual()) {
            all.add(address(
                    node.path("uri").asText(),
                    node.path("parameters").path("method").asText()));
        }
        if (node.path("ref").isTextual() && node.path("method").isTextual()) {
            all.add(method(node.path("ref").asText(), node.path("method").asText()));
        }
        node.path("exception").forEach(exception -> all.add(exception.asText()));
        node.properties().stream()
                .sorted(Comparator.comparing(field -> LATER.getOrDefault(field.getKey(), 0)))
                .forEach(field -> collect(field.getKey(), field.getValue()));
    }

    private static JsonNode condition(JsonNode filter) {
        return filter.path("expression").path("simple").path("expression");
    }

    /** Beans can also be called by an address. */
    private static String address(String uri, String method) {
        String[] parts = uri.replace("://", ":").split("\\?", 2);
        if (!parts[0].startsWith("bean:")) {
            return parts[0];
        }
        String named = parts.length > 1 ? parts[1].replaceFirst("(^|.*&)method=([^&]*).*", "$2") : method;
        return method(parts[0].substring("bean:".length()), named);
    }

    private static String method(String bean, String method) {
        return bean + '.' + method.split("\\(", 2)[0];
    }
}
