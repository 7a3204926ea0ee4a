package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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
import java.util.stream.StreamSupport;
import org.apache.camel.support.PatternHelper;
import org.jspecify.annotations.Nullable;

/**
 * The routes and failure policies of several files by id, with their text and the values of their placeholders. Two
 * sets are compared route by route, as Camel reads them. Comments, quotes, indentation, the order of keys and routes,
 * and file names do not matter.
 */
public final class RouteSet {
    /** Matches the beginning of a placeholder; its default value may contain another one. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?([^{}:?]+)");

    /** Entries that apply to all routes of their own file only. */
    private static final Set<String> FOR_THE_FILE = Set.of(
            "onException", "onCompletion", "intercept", "interceptFrom", "interceptSendToEndpoint", "errorHandler");

    private final Map<String, Part> routes = new TreeMap<>();
    private final Map<String, Part> policies = new TreeMap<>();
    private final Map<String, Part> others = new TreeMap<>();
    /** The complete text of each file. */
    private final Map<Path, String> texts = new TreeMap<>();

    private final Properties placeholders;

    private RouteSet(Properties placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * The routes and policies of these files.
     *
     * @param placeholders the values for {@code {{…}}}
     * @throws IllegalArgumentException when a file cannot be read; files that passed the check can be read
     */
    public static RouteSet of(List<RouteFile> files, Properties placeholders) {
        RouteSet set = new RouteSet(placeholders);
        for (RouteFile file : files) {
            try {
                set.add(file.path(), YamlFile.of(file));
            } catch (UnreadableYamlException unreadable) {
                throw new IllegalArgumentException(unreadable.in(file.path()).toString(), unreadable);
            }
        }
        return set;
    }

    private void add(Path file, YamlFile yaml) {
        JsonNode entries = yaml.canonical();
        texts.put(file, entries.toString());
        if (!entries.isArray()) {
            others.put(entries.toString(), part(file, yaml, "", entries, ""));
            return;
        }
        Map<Integer, String> ids = RouteIds.of(file, entries);
        String forAll = StreamSupport.stream(entries.spliterator(), false)
                .filter(RouteSet::isForTheFile)
                .map(JsonNode::toString)
                .collect(Collectors.joining());
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            String route = ids.get(i);
            JsonNode policy = entry.path("routeConfiguration").path("id");
            if (route != null) {
                routes.put(route, part(file, yaml, "/" + i, entry, forAll));
            } else if (policy.isTextual()) {
                policies.put(policy.asText(), part(file, yaml, "/" + i, entry, ""));
            } else if (!isForTheFile(entry)) {
                others.put(entry.toString(), part(file, yaml, "/" + i, entry, ""));
            }
        }
    }

    private static boolean isForTheFile(JsonNode entry) {
        return !entry.isEmpty() && FOR_THE_FILE.containsAll(names(entry));
    }

    private static Part part(Path file, YamlFile yaml, String pointer, JsonNode entry, String besides) {
        return new Part(
                new Finding(file, yaml.line(pointer), String.join(", ", names(entry))),
                entry + besides,
                entry.path("route").path("routeConfigurationId").asText(),
                Passed.of(entry));
    }

    private static Set<String> names(JsonNode entry) {
        return entry.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** The ids of its routes. */
    public Set<String> ids() {
        return routes.keySet();
    }

    /** The ids of the policies in the file. */
    public Set<String> policiesOf(Path file) {
        return in(file, policies);
    }

    /** The ids of the routes in the file. */
    public Set<String> routesOf(Path file) {
        return in(file, routes);
    }

    private static Set<String> in(Path file, Map<String, Part> parts) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().at().file().equals(file))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The steps of this route or policy in order, including the routes that it calls. */
    public List<String> passed(String id) {
        List<String> all = new ArrayList<>();
        Part part = routes.getOrDefault(id, policies.get(id));
        if (part != null) {
            follow(part, new HashSet<>(), all);
        }
        return all;
    }

    private void follow(Part part, Set<Part> followed, List<String> all) {
        followed.add(part);
        for (String one : part.passed()) {
            all.add(one);
            if (one.startsWith("direct:") || one.startsWith("seda:")) {
                routes.values().stream()
                        .filter(next -> next.passed().indexOf(one) == 0)
                        .filter(next -> !followed.contains(next))
                        .findFirst()
                        .ifPresent(next -> follow(next, followed, all));
            }
        }
    }

    /** The ids of its failure policies. */
    public Set<String> policies() {
        return policies.keySet();
    }

    /** The file with this route or policy. */
    public Optional<Path> fileOf(String id) {
        return Stream.of(routes, policies)
                .map(parts -> parts.get(id))
                .filter(Objects::nonNull)
                .map(part -> part.at().file())
                .findFirst();
    }

    /** A finding with this text at the place of the route or policy; empty if it does not exist. */
    public Optional<Finding> about(String id, String what) {
        return Stream.of(routes, policies)
                .map(parts -> parts.get(id))
                .filter(Objects::nonNull)
                .findFirst()
                .map(part -> new Finding(part.at().file(), part.at().line(), what));
    }

    /**
     * Whether the other set has the same file names, texts and placeholder values: then Camel makes the same routes
     * from both.
     */
    public boolean isSameAs(RouteSet other) {
        return texts.equals(other.texts)
                && values(texts.values().toString())
                        .equals(other.values(texts.values().toString()));
    }

    /** Whether the route has the same text in both sets; the values of its placeholders do not matter. */
    public boolean saysTheSame(String route, RouteSet other) {
        Part here = routes.get(route);
        Part there = other.routes.get(route);
        return here != null && there != null && here.text().equals(there.text());
    }

    /** The differences to the other set. */
    public Changes to(RouteSet next) {
        Set<String> changedPolicies = differing(policies, next.policies, next);
        Set<String> changedRoutes = differing(routes, next.routes, next);
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

    private Set<String> differing(Map<String, Part> mine, Map<String, Part> theirs, RouteSet next) {
        Set<String> ids = new TreeSet<>(mine.keySet());
        ids.addAll(theirs.keySet());
        ids.removeIf(id -> whole(mine.get(id)).equals(next.whole(theirs.get(id))));
        return ids;
    }

    private String whole(@Nullable Part part) {
        return part == null ? "" : part.text() + values(part.text());
    }

    /** The placeholders in a text with their values, including those inside the values. */
    private Map<String, String> values(String text) {
        Map<String, String> values = new TreeMap<>();
        collect(text, values);
        return values;
    }

    private void collect(String text, Map<String, String> values) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String key = matcher.group(1).strip();
            String value = placeholders.getProperty(key);
            if (values.put(key, value == null ? "not set" : "= " + value) == null && value != null) {
                collect(value, values);
            }
        }
    }

    /** The keys of all placeholders, including those inside their values. */
    public Set<String> placeholders() {
        return values(texts.values().toString()).keySet();
    }

    /** The keys of the placeholders in this route or policy, including those inside their values. */
    public Set<String> placeholdersOf(String id) {
        Part part = routes.getOrDefault(id, policies.get(id));
        return part == null ? Set.of() : values(part.text()).keySet();
    }

    /** Changes that need a restart: new or removed entries that are neither routes nor policies. */
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
     * What must be replaced, removed or added, by id.
     *
     * @param routes includes routes whose policies have changed
     * @param policies the failure policies
     */
    public record Changes(Set<String> routes, Set<String> policies) {
        /** Whether there are no differences. */
        public boolean isEmpty() {
            return routes.isEmpty() && policies.isEmpty();
        }
    }

    /**
     * One entry of a file.
     *
     * @param at its place and name
     * @param text its text; for a route with the file's common entries
     * @param policies the policies that it names
     * @param passed its steps in order
     */
    private record Part(Finding at, String text, String policies, List<String> passed) {}
}
