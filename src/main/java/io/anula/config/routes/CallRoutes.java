package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.support.PatternHelper;

/**
 * The routes that call a provider: what they set before the call is what leaves. What would not leave, or would be overwritten, is
 * found here, so that nothing is dropped without a word.
 */
final class CallRoutes {
    private static final String TARGET = "${variable.target}";
    private static final String QUERY = "CamelHttpQuery";
    private static final String GUARD = "Leave-By";
    private static final Set<String> BODY = Set.of("setBody", "transform", "marshal");
    /** Headers that a step of ours sets in such a route, by how its id ends. */
    private static final Map<String, String> BY_A_STEP = Map.of("authorization", "-login", "content-type", "-type");

    private final Demands demands;
    private final UnaryOperator<String> resolve;

    /** @param resolve fills in the placeholders */
    CallRoutes(Demands demands, UnaryOperator<String> resolve) {
        this.demands = demands;
        this.resolve = resolve;
    }

    List<Finding> check(Path file, YamlFile yaml) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < yaml.tree().size(); i++) {
            JsonNode entry = yaml.tree().path(i);
            JsonNode from = entry.path("route").path("from");
            if (demands.calls().contains(resolve.apply(from.path("uri").asText()))) {
                String id = entry.path("route").path("id").asText();
                new Walk(file, yaml, id, findings).below(from.path("steps"), "/%d/route/from/steps".formatted(i));
            }
        }
        return findings;
    }

    /** One route, step by step up to its call. */
    private final class Walk {
        private final Path file;
        private final YamlFile yaml;
        private final String route;
        private final List<Finding> findings;
        private final List<String> bodies = new ArrayList<>();

        Walk(Path file, YamlFile yaml, String route, List<Finding> findings) {
            this.file = file;
            this.yaml = yaml;
            this.route = route;
            this.findings = findings;
        }

        /** True when the call is among what stands there. */
        boolean below(JsonNode node, String pointer) {
            if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    if (below(node.get(i), pointer + '/' + i)) {
                        return true;
                    }
                }
                return false;
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String at = pointer + '/' + field.getKey();
                if (isCall(field) || below(field.getValue(), at)) {
                    call(field, at);
                    return true;
                }
                step(field, at);
            }
            return false;
        }

        private boolean isCall(Map.Entry<String, JsonNode> step) {
            return uri(step).startsWith(TARGET);
        }

        private String uri(Map.Entry<String, JsonNode> step) {
            JsonNode content = step.getValue();
            return step.getKey().equals("toD")
                    ? (content.isTextual() ? content : content.path("uri"))
                            .asText()
                            .strip()
                    : "";
        }

        private void call(Map.Entry<String, JsonNode> step, String pointer) {
            if (!isCall(step)) {
                return;
            }
            if (uri(step).length() > TARGET.length()
                    || !step.getValue().path("parameters").isEmpty()) {
                say(
                        pointer,
                        "the address of a call is the account's, and nothing is put behind it. For a query set the header %s"
                                .formatted(QUERY));
            }
            if (!step.getValue().path("allowOptimisedComponents").asText().equals("false")) {
                say(
                        pointer,
                        "'allowOptimisedComponents: false' is missing: the path of the account's address would not leave");
            }
            if (!step.getValue().path("variableSend").isTextual()) {
                bodies.forEach(at -> say(at, "the call of this route sends no body: this one would not leave"));
            }
        }

        private void step(Map.Entry<String, JsonNode> step, String pointer) {
            JsonNode content = step.getValue();
            if (step.getKey().equals("setHeader")) {
                header(content.path("name"), content.path("id").asText(), pointer + "/name");
            } else if (step.getKey().equals("setHeaders")) {
                for (int i = 0; i < content.path("headers").size(); i++) {
                    JsonNode name = content.path("headers").get(i).path("name");
                    header(name, content.path("id").asText(), pointer + "/headers/" + i + "/name");
                }
            } else if (step.getKey().equals("removeHeader")) {
                removed(content.path("name"), "", pointer);
            } else if (step.getKey().equals("removeHeaders")) {
                removed(content.path("pattern"), content.path("excludePattern").asText(), pointer);
            } else if (BODY.contains(step.getKey())) {
                bodies.add(pointer);
            }
        }

        private void header(JsonNode name, String step, String pointer) {
            String header = resolve.apply(name.asText());
            String lower = header.toLowerCase(Locale.ROOT);
            String ourStep = BY_A_STEP.get(lower);
            if (demands.ownHeaders().contains(lower)) {
                say(pointer, "header '%s': Anula sets it itself, so this one would not leave".formatted(header));
            } else if (ourStep != null && !step.equals(route + ourStep)) {
                say(pointer, "header '%s': the step %s sets it. Edit that one".formatted(header, route + ourStep));
            } else if (lower.startsWith("camelhttp") && !QUERY.equalsIgnoreCase(header)) {
                say(
                        pointer,
                        "header '%s': address and method of a call are the account's, so it would not count. For a query set %s"
                                .formatted(header, QUERY));
            }
        }

        /** Without it a call would leave that must not leave any more. */
        private void removed(JsonNode pattern, String except, String pointer) {
            boolean taken = PatternHelper.matchPattern(GUARD, resolve.apply(pattern.asText()))
                    && !(!except.isEmpty() && PatternHelper.matchPattern(GUARD, except));
            if (taken) {
                say(
                        pointer,
                        "header '%s' is taken away, without which a call may leave too late. Leave it there"
                                .formatted(GUARD));
            }
        }

        private void say(String pointer, String what) {
            findings.add(new Finding(file, yaml.line(pointer), what));
        }
    }
}
