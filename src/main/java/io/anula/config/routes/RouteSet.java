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
 * The routes and failure policies of several files by their ids, each with what it says and with the values of the
 * placeholders in it: two sets are compared route by route, as Camel reads them. Comments, quotes, indentation, the order of
 * keys and of routes, and the files that hold them make no difference.
 */
public final class RouteSet {
    /** Only how one begins: its default value may hold another one. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?([^{}:?]+)");

    /** Entries that count for the routes of their own file, and for those alone. */
    private static final Set<String> FOR_THE_FILE = Set.of(
            "onException", "onCompletion", "intercept", "interceptFrom", "interceptSendToEndpoint", "errorHandler");

    private final Map<String, Part> routes = new TreeMap<>();
    private final Map<String, Part> policies = new TreeMap<>();
    private final Map<String, Part> others = new TreeMap<>();
    /** What each file says as a whole. */
    private final Map<Path, String> texts = new TreeMap<>();

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

    /** What a message of that route or policy comes by, in that order: there, and in the routes that it is handed to. */
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

    /**
     * True when the other set is of files of the same names that say the same, with the same values of the placeholders that they
     * name: whatever else differs, Camel makes the same of it.
     */
    public boolean isSameAs(RouteSet other) {
        return texts.equals(other.texts)
                && values(texts.values().toString())
                        .equals(other.values(texts.values().toString()));
    }

    /** True when that route says the same in both sets, whatever the values of its placeholders are. */
    public boolean saysTheSame(String route, RouteSet other) {
        Part here = routes.get(route);
        Part there = other.routes.get(route);
        return here != null && there != null && here.text().equals(there.text());
    }

    /** What differs in the other set. */
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
            String value = placeholders.getProperty(key);
            if (values.put(key, value == null ? "not set" : "= " + value) == null && value != null) {
                collect(value, values);
            }
        }
    }

    /** The keys of all placeholders, and of those in their values. */
    public Set<String> placeholders() {
        return values(texts.values().toString()).keySet();
    }

    /** The keys of the placeholders in that route or policy, and in the values of those. */
    public Set<String> placeholdersOf(String id) {
        Part part = routes.getOrDefault(id, policies.get(id));
        return part == null ? Set.of() : values(part.text()).keySet();
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
     * @param text what it says; of a route also what its file says for all of its routes
     * @param policies the policies that it names
     * @param passed what a message comes by in it
     */
    private record Part(Finding at, String text, String policies, List<String> passed) {}
}
