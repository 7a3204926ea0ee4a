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

/** An edit that is being applied. A part that does not start is left out, and the rest is tried again. */
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
     * The running configuration.
     *
     * @param files the files it came from
     * @param restartNeeded keys that wait for a restart
     */
    record Now(ConfigRevision running, Snapshot files, Set<String> restartNeeded) {}

    /** @param files the files as they are now */
    Edit(ReloadTarget host, SettingsEdits settingsEdits, RouteEdits routeEdits, Now before, Snapshot files) {
        this.host = host;
        this.settingsEdits = settingsEdits;
        this.routeEdits = routeEdits;
        this.before = before;
        this.files = files;
        this.taken = settingsEdits.of(files, before.files());
        findings.addAll(taken.findings());
    }

    /** Every fault of the files. */
    List<Finding> findings() {
        return Stream.concat(findings.stream(), ofRoutes.stream()).distinct().toList();
    }

    /** The keys whose new values count only after a restart. */
    Set<String> restart() {
        Settings loaded = taken.loaded();
        return loaded == null
                ? before.restartNeeded()
                : before.running().settings().restartFor(loaded);
    }

    /**
     * Applies every part of the edit that works.
     *
     * @param folder the folder of the routes
     * @param runs receives the new running configuration before work continues
     * @return false when calls in flight do not end in time: nothing has changed
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

    /** The settings files that count; if only a part of the edit counts, a generated text stands for them. */
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

    /** The settings of the edit that count. */
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

    /**
     * Leaves out the cause of the failure: the edited file of the route that does not start, otherwise the settings
     * that the route uses, otherwise the whole edit.
     */
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

    /** The settings without these keys, or without any edit if leaving the keys out changes nothing. */
    private SettingsEdits.Taken less(Set<String> keys) {
        SettingsEdits.Taken less = settingsEdits.without(taken, keys);
        return less.values().equals(taken.values()) ? settingsEdits.none() : less;
    }
}
