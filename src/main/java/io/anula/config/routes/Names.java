package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.camel.support.PatternHelper;

/**
 * The ids of routes and failure policies in all files together, and the startup order of the routes. Camel reports
 * neither a route that replaces another with the same id, nor a reference to a policy that does not exist, and two
 * routes with the same startup order only at the start.
 */
final class Names {
    private final Map<String, Finding> routes = new TreeMap<>();
    private final Map<String, Finding> policies = new TreeMap<>();
    /** The routes by their startup order. */
    private final Map<String, Finding> ordered = new TreeMap<>();

    private final List<Finding> findings = new ArrayList<>();

    private Names() {}

    /** @param resolve fills in the placeholders */
    static List<Finding> check(Map<Path, YamlFile> files, UnaryOperator<String> resolve) {
        Names names = new Names();
        files.forEach((file, yaml) -> names.each(file, yaml, "route", names.routes));
        files.forEach((file, yaml) -> names.each(file, yaml, "routeConfiguration", names.policies));
        files.forEach(names::wanted);
        files.forEach((file, yaml) -> names.order(file, yaml, resolve));
        return names.findings;
    }

    /** The clashes of the startup order alone. */
    static List<Finding> orders(Map<Path, YamlFile> files, UnaryOperator<String> resolve) {
        Names names = new Names();
        files.forEach((file, yaml) -> names.order(file, yaml, resolve));
        return names.findings;
    }

    /** The ids of the policies of one file. */
    static Set<String> policies(YamlFile yaml) {
        Names names = new Names();
        names.each(Path.of(""), yaml, "routeConfiguration", names.policies);
        return names.policies.keySet();
    }

    private void each(Path file, YamlFile yaml, String kind, Map<String, Finding> known) {
        for (int i = 0; i < yaml.tree().size(); i++) {
            JsonNode id = yaml.tree().get(i).path(kind).path("id");
            if (id.isMissingNode()) {
                continue;
            }
            String text = id.asText();
            Finding here = new Finding(file, yaml.line("/%d/%s/id".formatted(i, kind)), text);
            Finding first = known.putIfAbsent(text, here);
            if (first != null) {
                findings.add(new Finding(
                        file,
                        here.line(),
                        "id '%s': taken by %s already, line %d".formatted(text, first.file(), first.line())));
            }
        }
    }

    private void order(Path file, YamlFile yaml, UnaryOperator<String> resolve) {
        Map<Integer, String> ids = RouteIds.of(file, yaml.tree());
        for (int i = 0; i < yaml.tree().size(); i++) {
            JsonNode order = yaml.tree().path(i).path("route").path("startupOrder");
            if (order.isMissingNode()) {
                continue;
            }
            String number = resolve.apply(order.asText());
            Finding here =
                    new Finding(file, yaml.line("/%d/route/startupOrder".formatted(i)), String.valueOf(ids.get(i)));
            Finding first = ordered.putIfAbsent(number, here);
            if (first != null) {
                findings.add(new Finding(
                        file,
                        here.line(),
                        "startupOrder %s of route '%s': route '%s' has it already, %s, line %d"
                                .formatted(number, here.what(), first.what(), first.file(), first.line())));
            }
        }
    }

    private void wanted(Path file, YamlFile yaml) {
        for (int i = 0; i < yaml.tree().size(); i++) {
            JsonNode wanted = yaml.tree().get(i).path("route").path("routeConfigurationId");
            if (wanted.isMissingNode()) {
                continue;
            }
            Integer line = yaml.line("/%d/route/routeConfigurationId".formatted(i));
            Arrays.stream(wanted.asText().split(",", -1))
                    .map(String::strip)
                    .filter(name -> policies.keySet().stream().noneMatch(id -> PatternHelper.matchPattern(id, name)))
                    .map(name -> new Finding(
                            file,
                            line,
                            "routeConfigurationId '%s': there is none of that id, only %s"
                                    .formatted(name, String.join(", ", policies.keySet()))))
                    .forEach(findings::add);
        }
    }
}
