package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routes, their steps and the failure policies without which work stands still or is done wrong. No edit takes one of them away while it runs: a file that
 * was deleted, renamed to something else or cut is a slip more often than a wish. Routes that operators added may go.
 */
final class RequiredRoutes {
    /** Those that ship. */
    static final Set<String> ROUTES = Set.of(
            "intake-file",
            "intake-recover",
            "intake-strays",
            "intake-table",
            "mark-rows",
            "table-look",
            "submit",
            "call",
            "record",
            "track",
            "doubt",
            "alarm",
            "lookup",
            "answer",
            "answer-rows",
            "answer-results",
            "retention",
            "lafactura-request",
            "lafactura-answer",
            "calipso-request",
            "calipso-answer");

    /** The failure policies that ship. */
    static final Set<String> POLICIES = Set.of(
            "call-failures", "file-failures", "mark-failures", "answer-failures", "alarm-failures", "other-failures");

    /**
     * What stands in the routes and policies that ship, but for the route that is there to be replaced. A file that is cut
     * between two steps is still one: without its last step a call would have no outcome, and be held.
     */
    static final Set<String> STEPS = read("/live/steps.txt");

    private RequiredRoutes() {}

    private static Set<String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(RequiredRoutes.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A finding for each file that held routes or policies which are missing now. */
    static List<Finding> lost(RouteSet running, RouteSet next, List<RouteFile> nextFiles) {
        Set<String> lost = missing(ROUTES, running.ids(), next.ids());
        lost.addAll(missing(POLICIES, running.policies(), next.policies()));
        Map<Path, List<String>> byFile = new TreeMap<>();
        lost.forEach(id -> byFile.computeIfAbsent(running.fileOf(id).orElseThrow(), none -> new ArrayList<>())
                .add(id));
        return Stream.concat(
                        byFile.entrySet().stream().map(held -> finding(held.getKey(), held.getValue(), nextFiles)),
                        lostSteps(running, next))
                .toList();
    }

    /** What of it is not in that set: nothing where the files are whole. */
    static Set<String> missing(RouteSet set) {
        Set<String> missing = new TreeSet<>(ROUTES);
        missing.addAll(POLICIES);
        missing.removeAll(set.ids());
        missing.removeAll(set.policies());
        return missing;
    }

    /** A finding for each route or policy that is there and lacks steps. */
    private static Stream<Finding> lostSteps(RouteSet running, RouteSet next) {
        Map<String, List<String>> byHolder = new TreeMap<>();
        for (String step : missing(STEPS, running.steps(), next.steps())) {
            byHolder.computeIfAbsent(running.holderOf(step).orElseThrow(), none -> new ArrayList<>())
                    .add(step);
        }
        return byHolder.entrySet().stream()
                .flatMap(held -> next
                        .about(
                                held.getKey(),
                                "%s lacks what Anula needs: %s. Put it back; 'anula config rollback' does"
                                        .formatted(held.getKey(), String.join(", ", held.getValue())))
                        .stream());
    }

    private static Set<String> missing(Set<String> needed, Set<String> running, Set<String> next) {
        Set<String> missing = new TreeSet<>(running);
        missing.retainAll(needed);
        missing.removeAll(next);
        return missing;
    }

    private static Finding finding(Path file, List<String> ids, List<RouteFile> files) {
        Optional<RouteFile> left =
                files.stream().filter(each -> each.path().equals(file)).findFirst();
        String routes = String.join(", ", ids);
        return left.map(cut -> new Finding(
                        file,
                        (int) cut.text().lines().count(),
                        "the file ends here without what Anula needs: %s. Put it back; 'anula config rollback' does"
                                .formatted(routes)))
                .orElseGet(() -> new Finding(
                        file,
                        null,
                        "the file is gone, and with it what Anula needs: %s. Put it back; 'anula config rollback' does"
                                .formatted(routes)));
    }
}
