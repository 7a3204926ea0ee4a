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
 * Which of the edited route files can run: each that has no fault of its own, whatever is wrong with the others.
 *
 * <ol>
 *   <li>All edits are tried together.
 *   <li>Where something is wrong, the edited files that it is found in stay as they run, and the rest is tried again.
 *   <li>Where it shows only in files that nobody edited, the edits are tried one after the other.
 * </ol>
 *
 * <p>A fault that what runs has too is none of the edit.
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
     * What of an edit runs.
     *
     * @param files all that are to run, edited or not
     * @param refused what is wrong with the edited files that are not among them
     * @param rest what is wrong with the files as they run, under the next settings
     */
    record Accepted(List<RouteFile> files, List<Finding> refused, List<Finding> rest) {}

    /**
     * Tries an edit.
     *
     * @param before what runs
     * @param wanted the files as they are now
     * @param next the settings under which they are to run
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

    /** The edited files of those paths, and all others as they run. */
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

    /** What those files would bring that what runs has not; nothing where Camel would make the same of both. */
    private List<Finding> faults(ConfigRevision before, List<RouteFile> files, Settings next) {
        Properties placeholders = host.placeholders(next);
        try {
            RouteSet set = RouteSet.of(files, placeholders);
            if (before.set().isSameAs(set)) {
                return List.of();
            }
            List<Finding> lost = new ArrayList<>(RequiredRoutes.lost(before.set(), set, files));
            lost.addAll(before.set().unswappable(set));
            if (!lost.isEmpty()) {
                return lost;
            }
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("Not even readable", unreadable);
        }
        return news(before, host.rehearse(files, next));
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

    /** The same fault may have moved to another line. */
    private static List<Object> kind(Finding fault) {
        return List.of(fault.file(), fault.what());
    }

    /** What is wrong with that which runs: it was started as it is. */
    List<Finding> faultsOf(ConfigRevision running) {
        if (!running.equals(known)) {
            knownFaults = host.rehearse(running.files(), running.settings());
            known = running;
        }
        return knownFaults;
    }
}
