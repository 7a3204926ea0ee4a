package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteSet;
import io.anula.config.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which of the edited route files can run: each file without a fault of its own.
 *
 * <ol>
 *   <li>All edits are tried together.
 *   <li>If there is a fault, the edited files that contain it keep their running version, and the rest is tried again.
 *   <li>If the fault is only in files without an edit, the edits are tried one after the other.
 * </ol>
 *
 * <p>A fault that the running files also have does not count against the edit.
 */
final class RouteEdits {
    private static final Logger LOG = LoggerFactory.getLogger(RouteEdits.class);

    private final ReloadTarget host;
    private @Nullable ConfigRevision known;
    private List<Finding> knownFaults = List.of();

    RouteEdits(ReloadTarget host) {
        this.host = host;
    }

    /**
     * The result of an edit.
     *
     * @param files all files that are to run, edited or not
     * @param refused the faults of the edited files that are left out
     * @param rest the faults of the running files under the next settings
     */
    record Accepted(List<RouteFile> files, List<Finding> refused, List<Finding> rest) {}

    /**
     * Tries an edit.
     *
     * @param before the running configuration
     * @param wanted the files as they are now
     * @param next the settings that the files are to run with
     */
    Accepted of(ConfigRevision before, List<RouteFile> wanted, Settings next) {
        Map<Path, RouteFile> running = byPath(before.files());
        Map<Path, RouteFile> edited = byPath(wanted);
        Set<Path> open = differing(running, edited);
        List<Finding> refused = new ArrayList<>();
        while (true) {
            List<RouteFile> files = together(running, edited, open);
            List<Finding> faults = faults(before, files, next);
            Set<Path> guilty = faults.stream().map(Finding::file).collect(Collectors.toCollection(TreeSet::new));
            guilty.retainAll(open);
            if (faults.isEmpty() || open.isEmpty()) {
                return new Accepted(files, refused, faults);
            }
            if (guilty.isEmpty()) {
                return oneByOne(before, running, edited, open, next, refused);
            }
            faults.stream().filter(fault -> guilty.contains(fault.file())).forEach(refused::add);
            open.removeAll(guilty);
        }
    }

    private Accepted oneByOne(
            ConfigRevision before,
            Map<Path, RouteFile> running,
            Map<Path, RouteFile> edited,
            Set<Path> open,
            Settings next,
            List<Finding> refused) {
        List<Finding> rest = faults(before, before.files(), next);
        if (!rest.isEmpty()) {
            return new Accepted(before.files(), refused, rest);
        }
        Set<Path> taken = new TreeSet<>();
        for (Path file : open) {
            Set<Path> tried = new TreeSet<>(taken);
            tried.add(file);
            List<Finding> faults = faults(before, together(running, edited, tried), next);
            if (faults.isEmpty()) {
                taken = tried;
            } else {
                refused.addAll(faults);
            }
        }
        return new Accepted(together(running, edited, taken), refused, List.of());
    }

    private static Map<Path, RouteFile> byPath(List<RouteFile> files) {
        Map<Path, RouteFile> all = new TreeMap<>();
        files.forEach(file -> all.put(file.path(), file));
        return all;
    }

    private static Set<Path> differing(Map<Path, RouteFile> running, Map<Path, RouteFile> edited) {
        Set<Path> paths = new TreeSet<>(running.keySet());
        paths.addAll(edited.keySet());
        paths.removeIf(path -> Objects.equals(running.get(path), edited.get(path)));
        return paths;
    }

    /** The edited files at these paths, and the running version of all others. */
    private static List<RouteFile> together(
            Map<Path, RouteFile> running, Map<Path, RouteFile> edited, Set<Path> taken) {
        Map<Path, RouteFile> all = new TreeMap<>(running);
        for (Path path : taken) {
            RouteFile file = edited.get(path);
            if (file == null) {
                all.remove(path);
            } else {
                all.put(path, file);
            }
        }
        return List.copyOf(all.values());
    }

    /** The faults of these files that the running files do not have; none if Camel cannot tell the two apart. */
    private List<Finding> faults(ConfigRevision before, List<RouteFile> files, Settings next) {
        Properties placeholders = host.placeholders(next);
        try {
            RouteSet set = RouteSet.of(files, placeholders);
            if (before.set().isSameAs(set)) {
                return List.of();
            }
            RouteContract contract = new RouteContract(host.providers());
            List<Finding> gone = new ArrayList<>(RequiredRoutes.gone(contract, before.set(), set, files));
            gone.addAll(before.set().unswappable(set));
            if (!gone.isEmpty()) {
                return gone;
            }
            List<Finding> all = new ArrayList<>(news(before, host.rehearse(files, next)));
            all.addAll(RequiredRoutes.unexplained(RequiredRoutes.broken(contract, before.set(), set), all));
            return all;
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("Not even readable", unreadable);
            return news(before, host.rehearse(files, next));
        }
    }

    private List<Finding> news(ConfigRevision before, List<Finding> findings) {
        if (findings.isEmpty()) {
            return findings;
        }
        Map<List<Object>, Integer> old = new HashMap<>();
        faultsOf(before).forEach(fault -> old.merge(kind(fault), 1, Integer::sum));
        return findings.stream()
                .filter(fault -> old.merge(kind(fault), -1, Integer::sum) < 0)
                .toList();
    }

    /** The identity of a fault without its line, which may have changed. */
    private static List<Object> kind(Finding fault) {
        return List.of(fault.file(), fault.what());
    }

    /** The faults of the running files. */
    List<Finding> faultsOf(ConfigRevision running) {
        if (!running.equals(known)) {
            knownFaults = host.rehearse(running.files(), running.settings());
            known = running;
        }
        return knownFaults;
    }
}
