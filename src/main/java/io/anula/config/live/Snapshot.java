package io.anula.config.live;

import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import io.anula.config.routes.RouteSet;
import io.anula.store.ConfigFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of settings and routes as they were at one moment. They are small, and read whole at each look: two edits
 * within one tick of a file's clock, of the same length, are two all the same.
 */
public record Snapshot(List<RouteFile> settings, List<RouteFile> routes) {
    /** The folder of the routes, below the home. */
    static final String ROUTES = "routes";

    private static final Pattern SETS = Pattern.compile("(?m)^\\s*[^\\s#!]");

    /**
     * The files as they are now.
     *
     * @param settingsFiles below the home; the later wins
     */
    public static Snapshot read(Path home, List<Path> settingsFiles) {
        return new Snapshot(
                settingsFiles.stream().map(home::resolve).map(RouteFile::read).toList(),
                RouteFiles.read(home.resolve(ROUTES)));
    }

    /** The ids of the routes and policies that Anula needs and that these files do not hold; all of them where one is not readable. */
    public Set<String> missing() {
        try {
            return RequiredRoutes.missing(RouteSet.of(routes, new Properties()));
        } catch (IllegalArgumentException unreadable) {
            return RouteContract.NAMES;
        }
    }

    /** The same without those route files. */
    public Snapshot without(Set<Path> left) {
        return new Snapshot(
                settings,
                routes.stream().filter(file -> !left.contains(file.path())).toList());
    }

    /** The first of the settings' files that cannot be read; null where all can. */
    public @Nullable RouteFile unreadable() {
        return settings.stream()
                .filter(file -> file.fault() != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * The settings as the files say them, none checked.
     *
     * @throws IllegalArgumentException when a file holds a wrong escape, such as {@code \\u12}
     */
    public Map<String, String> values() {
        Properties all = new Properties();
        for (RouteFile file : settings) {
            try {
                all.load(new StringReader(file.text()));
            } catch (IOException impossible) {
                throw new UncheckedIOException("a text cannot be read", impossible);
            }
        }
        return all.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, all::getProperty));
    }

    /** As a version keeps them: what settings hold may be a password, so that only their hashes are kept. */
    List<ConfigFile> files() {
        List<ConfigFile> all = new ArrayList<>();
        settings.forEach(file -> all.add(ConfigFile.hashed("config/" + file.name(), file.text())));
        routes.forEach(file -> all.add(ConfigFile.kept(ROUTES + '/' + file.name(), file.text())));
        return all;
    }

    /**
     * True when nothing is set any more, where something was: an editor that empties a file before it writes it has calls go to
     * the addresses of the defaults otherwise.
     */
    boolean lacksSettings(Snapshot before) {
        return settings.stream().noneMatch(Snapshot::sets)
                && before.settings.stream().anyMatch(Snapshot::sets);
    }

    private static boolean sets(RouteFile file) {
        return file.fault() != null || SETS.matcher(file.text()).find();
    }

    /** The settings file that sets the key, the one that counts; the first one where none does. */
    RouteFile fileOf(String key) {
        for (int i = settings.size() - 1; i > 0; i--) {
            if (line(settings.get(i), key) != null) {
                return settings.get(i);
            }
        }
        return settings.get(0);
    }

    /** The last line of a settings file that sets the key; null where none does. */
    static @Nullable Integer line(RouteFile file, String key) {
        Pattern sets = Pattern.compile("\\s*" + Pattern.quote(key) + "\\s*([=:\\s].*)?");
        String[] lines = file.text().split("\\R", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            if (sets.matcher(lines[i]).matches()) {
                return i + 1;
            }
        }
        return null;
    }
}
