package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The style of our own route files beyond Camel's rules: the canonical form that Camel's tools write (always
 * {@code route:}, languages below {@code expression:}), an id on every route and step, a description on every route,
 * and a failure policy named by every route. For an operator's files this is advice.
 */
final class RouteStyle {
    private static final Set<String> SHORTHAND =
            Set.of("simple", "constant", "method", "jsonpath", "header", "variable");

    private final Path file;
    private final YamlFile yaml;
    private final List<Finding> findings = new ArrayList<>();

    private RouteStyle(Path file, YamlFile yaml) {
        this.file = file;
        this.yaml = yaml;
    }

    static List<Finding> check(RouteFile file) {
        try {
            YamlFile yaml = YamlFile.of(file);
            RouteStyle habits = new RouteStyle(file.path(), yaml);
            for (int i = 0; i < yaml.tree().size(); i++) {
                habits.entry(yaml.tree().path(i), "/" + i);
            }
            return habits.findings;
        } catch (UnreadableYamlException unreadable) {
            return List.of(unreadable.in(file.path()));
        }
    }

    private void entry(JsonNode entry, String pointer) {
        if (entry.has("from")) {
            say(pointer, "put 'from' below 'route:', which carries the id and the description");
        } else if (entry.has("route")) {
            route(entry.get("route"), pointer + "/route");
        } else if (entry.has("routeConfiguration")) {
            wants(entry.get("routeConfiguration"), pointer + "/routeConfiguration", "id", "description");
        }
        steps(entry, pointer);
    }

    private void route(JsonNode route, String pointer) {
        wants(route, pointer, "id", "description", "routeConfigurationId");
        wants(route.path("from"), pointer + "/from", "description");
        if ("false".equals(route.path("autoStartup").asText())) {
            say(
                    pointer,
                    "'autoStartup: false': this route does not start; the service looks well and does not do its work");
        }
    }

    /** Checks each list of steps below this node. */
    private void steps(JsonNode node, String pointer) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                steps(node.get(i), pointer + '/' + i);
            }
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String below = pointer + '/' + field.getKey();
            if (field.getKey().equals("steps")) {
                for (int i = 0; i < field.getValue().size(); i++) {
                    String at = below + '/' + i + '/';
                    field.getValue().path(i).properties().forEach(step -> step(step, at + step.getKey()));
                }
            }
            steps(field.getValue(), below);
        }
    }

    private void step(Map.Entry<String, JsonNode> step, String pointer) {
        String kind = step.getKey();
        JsonNode content = step.getValue();
        if (!content.isObject()) {
            say(
                    pointer,
                    "step '%s': write it out ('%s:' with its fields below), so that it can have an id"
                            .formatted(kind, kind));
        } else if (!content.has("id")) {
            say(pointer, "step '%s' has no id: logs and metrics could not name it".formatted(kind));
        }
        SHORTHAND.stream()
                .filter(content::has)
                .filter(language -> !kind.equals("bean"))
                .forEach(language -> say(pointer, "step '%s': put '%s' below 'expression:'".formatted(kind, language)));
    }

    private void wants(JsonNode node, String pointer, String... fields) {
        for (String field : fields) {
            if (!node.hasNonNull(field)) {
                say(pointer, "'%s' is missing".formatted(field));
            }
        }
    }

    private void say(String pointer, String what) {
        findings.add(new Finding(file, yaml.line(pointer), what));
    }
}
