package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint in a route file.
 *
 * @param file the route file
 * @param line of its {@code uri}
 * @param name scheme and path, without options
 * @param options as written after {@code ?} or below {@code parameters:}
 * @param begins whether a route begins there
 */
record Address(Path file, @Nullable Integer line, String name, Map<String, String> options, boolean begins) {

    /**
     * Every address of a file.
     *
     * @param resolve fills in the placeholders
     */
    static List<Address> of(Path file, YamlFile yaml, UnaryOperator<String> resolve) {
        List<Address> all = new ArrayList<>();
        collect(file, yaml, yaml.tree(), "", resolve, all);
        return all;
    }

    /** The part before the colon; empty if it is only known at run time. */
    String scheme() {
        int colon = name.indexOf(':');
        String scheme = colon < 0 ? "" : name.substring(0, colon);
        return scheme.contains("$") || scheme.contains("{") ? "" : scheme;
    }

    private static void collect(
            Path file, YamlFile yaml, JsonNode node, String pointer, UnaryOperator<String> resolve, List<Address> all) {
        if (node.path("uri").isTextual()) {
            String[] uri = resolve.apply(node.path("uri").asText()).split("\\?", 2);
            Map<String, String> options = new LinkedHashMap<>();
            for (String option : (uri.length > 1 ? uri[1] : "").split("&", -1)) {
                String[] pair = option.split("=", 2);
                if (pair.length > 1) {
                    options.put(pair[0], pair[1]);
                }
            }
            node.path("parameters")
                    .properties()
                    .forEach(option -> options.put(
                            option.getKey(), resolve.apply(option.getValue().asText())));
            all.add(new Address(
                    file, yaml.line(pointer + "/uri"), uri[0].replace("://", ":"), options, pointer.endsWith("/from")));
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(file, yaml, node.get(i), pointer + '/' + i, resolve, all);
            }
        }
        node.properties()
                .forEach(field -> collect(file, yaml, field.getValue(), pointer + '/' + field.getKey(), resolve, all));
    }
}
