package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** An edit on its way in. What of it does not even start is left out, and the rest is tried again. */
final class Edit {
    private final ReloadTarget host;
    private final SettingsEdits settingsEdits;
    private final RouteEdits routeEdits;
    private final Now before;
    private final Snapshot files;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Path> leftOut = new HashSet<>();
    private List<Finding> ofRoutes = List.of();
    private SettingsEdits.Taken taken;

    /**
     * What runs now.
     *
     * @param files of what runs
     * @param restartNeeded keys that wait for a restart
     */
    record Now(ConfigRevision running, Snapshot files, Set<String> restartNeeded) {}

    /** @param files as they are now */
    Edit(ReloadTarget host, SettingsEdits settingsEdits, RouteEdits routeEdits, Now before, Snapshot files) {
        this.host = host;
        this.settingsEdits = settingsEdits;
        this.routeEdits = routeEdits;
        this.before = before;
        this.files = files;
        this.taken = settingsEdits.of(files, before.files());
        findings.addAll(taken.findings());
    }

    /** Everything that is wrong with the files. */
    List<Finding> findings() {
        return Stream.concat(findings.stream(), ofRoutes.stream()).distinct().toList();
    }

    /** The keys whose values in the files count only from the next start. */
    Set<String> restart() {
        Settings loaded = taken.loaded();
        return loaded == null
                ? before.restartNeeded()
                : before.running().settings().restartFor(loaded);
    }

    /**
     * Puts in place whatever of it works.
     *
     * @param folder of the routes
     * @param runs is told what runs then, before work goes on
     * @return false when what is under way does not end: nothing has changed
     */
    boolean swapIn(RouteReplacer swap, Path folder, BiConsumer<ConfigRevision, Snapshot> runs) {
        while (true) {
            ConfigRevision to = next();
            Snapshot then = new Snapshot(settingsFiles(), to.files());
            try {
                return swap.swap(before.running(), to, () -> {
                    settingsEdits.count(taken);
                    runs.accept(to, then);
                });
            } catch (RouteReplacementException failure) {
                leaveOut(to, failure, folder);
            }
        }
    }

    /** Those that say what counts; where only a part of the edit does, a text that says it. */
    private List<RouteFile> settingsFiles() {
        if (taken.loaded() == null) {
            return before.files().settings();
        }
        String counting = new TreeMap<>(taken.values()).toString();
        return taken.whole()
                ? files.settings()
                : List.of(new RouteFile(files.settings().get(0).path(), counting));
    }

    private ConfigRevision next() {
        RouteEdits.Accepted routes = routeEdits.of(before.running(), wanted(), settings());
        while (!routes.rest().isEmpty() && taken.loaded() != null) {
            findings.addAll(routes.rest());
            taken = less(before.running().set().placeholders());
            routes = routeEdits.of(before.running(), wanted(), settings());
        }
        ofRoutes = routes.refused();
        Settings next = settings();
        return ConfigRevision.of(next, routes.files(), host.placeholders(next));
    }

    /** What counts of the edited settings. */
    private Settings settings() {
        Settings loaded = taken.loaded();
        Settings running = before.running().settings();
        return loaded == null ? running : running.renewedBy(loaded);
    }

    private List<RouteFile> wanted() {
        return Stream.concat(
                        files.routes().stream().filter(file -> !leftOut.contains(file.path())),
                        before.running().files().stream().filter(file -> leftOut.contains(file.path())))
                .toList();
    }

    /** The file of the route that does not start, where the edit has changed the route; else the settings that it names; else all. */
    private void leaveOut(ConfigRevision to, RouteReplacementException failure, Path folder) {
        String what = "it does not start: " + failure.getMessage();
        String route = Objects.requireNonNullElse(failure.route(), "");
        findings.add(to.set().about(route, what).orElseGet(() -> new Finding(folder, null, what)));
        boolean sameText = before.running().set().saysTheSame(route, to.set());
        if (!sameText && to.set().fileOf(route).filter(leftOut::add).isPresent()) {
            return;
        }
        Set<String> keys = new HashSet<>(to.set().placeholdersOf(route));
        keys.removeIf(key -> Objects.equals(
                before.running().placeholders().getProperty(key),
                to.placeholders().getProperty(key)));
        SettingsEdits.Taken less = less(keys);
        if (less.loaded() == null) {
            Stream.of(files.routes(), before.running().files())
                    .flatMap(List::stream)
                    .forEach(file -> leftOut.add(file.path()));
        }
        taken = less;
    }

    /** The settings without those keys; none of them where that makes no difference. */
    private SettingsEdits.Taken less(Set<String> keys) {
        SettingsEdits.Taken less = settingsEdits.without(taken, keys);
        return less.values().equals(taken.values()) ? settingsEdits.none() : less;
    }
}
