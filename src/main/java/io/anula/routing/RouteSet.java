package io.anula.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.support.PatternHelper;
import org.jspecify.annotations.Nullable;

/**
 * The routes and failure policies of several files by their ids, each with what it says and with the values of the
 * placeholders in it: two sets are compared route by route. Comments, the order of routes, and the files that hold them
 * make no difference.
 */
public final class RouteSet {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?([^{}:]+)(?::[^{}]*)?}}");

    private final Map<String, Part> routes = new TreeMap<>();
    private final Map<String, Part> policies = new TreeMap<>();
    private final Map<String, Part> others = new TreeMap<>();
    private final Properties placeholders;

    private RouteSet(Properties placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * What those files hold.
     *
     * @param placeholders what {@code {{…}}} is resolved from
     * @throws IllegalArgumentException when one cannot be read: whoever has checked them gets none
     */
    public static RouteSet of(List<RouteFile> files, Properties placeholders) {
        RouteSet set = new RouteSet(placeholders);
        for (RouteFile file : files) {
            try {
                YamlFile yaml = YamlFile.of(file);
                if (!yaml.tree().isArray()) {
                    throw new UnreadableYamlException(1, "a list of routes was expected");
                }
                for (int i = 0; i < yaml.tree().size(); i++) {
                    set.add(file.path(), yaml, i);
                }
            } catch (UnreadableYamlException unreadable) {
                throw new IllegalArgumentException(unreadable.in(file.path()).toString(), unreadable);
            }
        }
        return set;
    }

    private void add(Path file, YamlFile yaml, int index) {
        JsonNode entry = yaml.tree().get(index);
        JsonNode route = entry.path("route");
        JsonNode policy = entry.path("routeConfiguration");
        Set<String> steps = new TreeSet<>();
        collectSteps("", entry, steps);
        Part part = new Part(
                new Finding(file, yaml.line("/" + index), String.join(", ", names(entry))),
                entry.toString(),
                route.path("routeConfigurationId").asText(),
                steps);
        if (route.path("id").isTextual()) {
            routes.put(route.path("id").asText(), part);
        } else if (policy.path("id").isTextual()) {
            policies.put(policy.path("id").asText(), part);
        } else {
            others.put(part.text(), part);
        }
    }

    private static Set<String> names(JsonNode entry) {
        return entry.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** The ids of its routes. */
    public Set<String> ids() {
        return routes.keySet();
    }

    /** The ids of the policies that the file holds. */
    public Set<String> policiesOf(Path file) {
        return in(file, policies);
    }

    /** The ids of the routes that the file holds. */
    public Set<String> routesOf(Path file) {
        return in(file, routes);
    }

    private static Set<String> in(Path file, Map<String, Part> parts) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().at().file().equals(file))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids of all that stands in its routes and policies, but for what only logs. */
    public Set<String> steps() {
        return Stream.of(routes, policies)
                .flatMap(parts -> parts.values().stream())
                .flatMap(part -> part.steps().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The route or policy in which that step stands. */
    public Optional<String> holderOf(String step) {
        return Stream.of(routes, policies)
                .flatMap(parts -> parts.entrySet().stream())
                .filter(part -> part.getValue().steps().contains(step))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void collectSteps(String kind, JsonNode node, Set<String> steps) {
        boolean holder = kind.equals("route") || kind.equals("routeConfiguration");
        if (node.path("id").isTextual() && !holder && !kind.equals("log")) {
            steps.add(node.path("id").asText());
        }
        node.properties().forEach(field -> collectSteps(field.getKey(), field.getValue(), steps));
        if (node.isArray()) {
            node.forEach(item -> collectSteps("", item, steps));
        }
    }

    /** The ids of its failure policies. */
    public Set<String> policies() {
        return policies.keySet();
    }

    /** The file that holds that route or policy. */
    public Optional<Path> fileOf(String id) {
        return Stream.of(routes, policies)
                .map(parts -> parts.get(id))
                .filter(Objects::nonNull)
                .map(part -> part.at().file())
                .findFirst();
    }

    /** That said of the route or policy, where it stands; empty where there is none. */
    public Optional<Finding> about(String id, String what) {
        return Stream.of(routes, policies)
                .map(parts -> parts.get(id))
                .filter(Objects::nonNull)
                .findFirst()
                .map(part -> new Finding(part.at().file(), part.at().line(), what));
    }

    /** What differs in the other set. */
    public Changes to(RouteSet next) {
        Set<String> changedPolicies = differing(policies, next.policies, this, next);
        Set<String> changedRoutes = differing(routes, next.routes, this, next);
        routes.keySet().stream()
                .filter(next.routes::containsKey)
                .filter(id -> !policiesOf(id).equals(next.policiesOf(id))
                        || policiesOf(id).stream().anyMatch(changedPolicies::contains))
                .forEach(changedRoutes::add);
        return new Changes(changedRoutes, changedPolicies);
    }

    private Set<String> policiesOf(String route) {
        Part part = routes.get(route);
        return part == null
                ? Set.of()
                : policies.keySet().stream()
                        .filter(id -> Arrays.stream(part.policies().split(",", -1))
                                .anyMatch(name -> PatternHelper.matchPattern(id, name.strip())))
                        .collect(Collectors.toSet());
    }

    private static Set<String> differing(
            Map<String, Part> one, Map<String, Part> other, RouteSet ones, RouteSet others) {
        Set<String> ids = new TreeSet<>(one.keySet());
        ids.addAll(other.keySet());
        ids.removeIf(id -> ones.whole(one.get(id)).equals(others.whole(other.get(id))));
        return ids;
    }

    private String whole(@Nullable Part part) {
        return part == null ? "" : part.text() + values(part.text());
    }

    /** The placeholders of a text with their values, and those in the values. */
    private Map<String, String> values(String text) {
        Map<String, String> values = new TreeMap<>();
        collect(text, values);
        return values;
    }

    private void collect(String text, Map<String, String> values) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String key = matcher.group(1).strip();
            String value = placeholders.getProperty(key, "");
            if (values.put(key, value) == null) {
                collect(value, values);
            }
        }
    }

    /** What cannot change while it runs: entries of the other set that are neither routes nor policies, and new or gone. */
    public List<Finding> unswappable(RouteSet next) {
        Map<String, Part> differing = new TreeMap<>(next.others);
        differing.keySet().removeAll(others.keySet());
        others.forEach((text, part) -> {
            if (!next.others.containsKey(text)) {
                differing.put(text, part);
            }
        });
        return differing.values().stream()
                .map(part -> new Finding(
                        part.at().file(),
                        part.at().line(),
                        "'%s' cannot change while Anula runs: only routes and route configurations can. Restart for it"
                                .formatted(part.at().what())))
                .toList();
    }

    /**
     * What is to be replaced, removed or added, by id.
     *
     * @param routes among them those whose policies differ
     * @param policies the failure policies
     */
    public record Changes(Set<String> routes, Set<String> policies) {
        /** True when nothing is to be done. */
        public boolean isEmpty() {
            return routes.isEmpty() && policies.isEmpty();
        }
    }

    /**
     * One entry of a file.
     *
     * @param at where it stands, and what it is
     * @param policies the policies that it names
     * @param steps the ids of what stands in it, but for what only logs
     */
    private record Part(Finding at, String text, String policies, Set<String> steps) {}
}
