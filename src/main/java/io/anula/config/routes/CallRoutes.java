package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The operator's routes before a call: the headers that they set are sent to the provider. This finds headers that
 * would not be sent, so that no header is dropped silently.
 */
final class CallRoutes {
    private static final String QUERY = "CamelHttpQuery";

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
            JsonNode from = yaml.tree().path(i).path("route").path("from");
            if (demands.calls().contains(resolve.apply(from.path("uri").asText()))) {
                headers(from.path("steps"), "/%d/route/from/steps".formatted(i), (name, pointer) -> what(name)
                        .ifPresent(what -> findings.add(new Finding(file, yaml.line(pointer), what))));
            }
        }
        return findings;
    }

    /** Gives each header that is set below this node, with its place, to the consumer. */
    private void headers(JsonNode node, String pointer, BiConsumer<String, String> each) {
        JsonNode one = node.path("setHeader").path("name");
        if (one.isTextual()) {
            each.accept(resolve.apply(one.asText()), pointer + "/setHeader/name");
        }
        JsonNode many = node.path("setHeaders").path("headers");
        for (int i = 0; i < many.size(); i++) {
            each.accept(
                    resolve.apply(many.path(i).path("name").asText()), pointer + "/setHeaders/headers/" + i + "/name");
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                headers(node.get(i), pointer + '/' + i, each);
            }
        }
        node.properties().forEach(field -> headers(field.getValue(), pointer + '/' + field.getKey(), each));
    }

    /** Why a header with this name would not be sent. */
    private Optional<String> what(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (demands.ownHeaders().contains(lower)) {
            return Optional.of("header '%s': Anula sets it itself, so this one would not leave".formatted(header));
        }
        return lower.startsWith("camelhttp") && !QUERY.equalsIgnoreCase(header)
                ? Optional.of(
                        "header '%s': address and method of a call are the account's, so it would not count. For a query set %s"
                                .formatted(header, QUERY))
                : Optional.empty();
    }
}
