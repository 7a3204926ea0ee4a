package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The routes and failure policies without which work stops or is done wrongly. No live edit may remove one of them, or
 * the part that {@link RouteContract} requires: a file that is deleted, renamed or cut is usually a mistake. A file
 * that is cut between two steps is still valid YAML; without its last step a call would have no outcome and would be
 * held. Routes that operators added may be removed.
 */
final class RequiredRoutes {
    private RequiredRoutes() {}

    /** A finding for each file that contained a required route or policy which is now missing. */
    static List<Finding> gone(RouteContract contract, RouteSet running, RouteSet next, List<RouteFile> nextFiles) {
        Set<String> lost = missing(contract, next);
        lost.removeAll(missing(contract, running));
        Map<Path, List<String>> byFile = new TreeMap<>();
        lost.forEach(id -> byFile.computeIfAbsent(running.fileOf(id).orElseThrow(), none -> new ArrayList<>())
                .add(id));
        return byFile.entrySet().stream()
                .map(held -> finding(held.getKey(), held.getValue(), nextFiles))
                .toList();
    }

    /** The required names that are not in this set; empty if the files are complete. */
    static Set<String> missing(RouteContract contract, RouteSet set) {
        Set<String> missing = new TreeSet<>(contract.names());
        missing.removeAll(set.ids());
        missing.removeAll(set.policies());
        return missing;
    }

    /** A finding for each route or policy that no longer meets its contract. */
    static List<Finding> broken(RouteContract contract, RouteSet running, RouteSet next) {
        Map<String, Set<String>> before = contract.broken(running);
        List<Finding> all = new ArrayList<>();
        contract.broken(next).forEach((id, missing) -> {
            Set<String> lost = new LinkedHashSet<>(missing);
            lost.removeAll(before.getOrDefault(id, Set.of()));
            if (!lost.isEmpty()) {
                next.about(
                                id,
                                "%s lacks what Anula needs, or has it out of turn: %s. Put it back; 'anula config rollback' does"
                                        .formatted(id, String.join(", ", lost)))
                        .ifPresent(all::add);
            }
        });
        return all;
    }

    /**
     * The broken contracts in files without a known fault: where a step is unknown, that is the fault, not the step that
     * stood in its place.
     */
    static List<Finding> unexplained(List<Finding> contracts, List<Finding> known) {
        Set<Path> faulty = known.stream().map(Finding::file).collect(Collectors.toSet());
        return contracts.stream()
                .filter(finding -> !faulty.contains(finding.file()))
                .toList();
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
