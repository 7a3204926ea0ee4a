package io.anula.config.live;

import io.anula.config.routes.Finding;
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
 * The settings and route files at one moment. The files are small and are read completely each time: two edits of the
 * same length within one tick of the file system's clock would otherwise look the same.
 */
public record Snapshot(List<RouteFile> settings, List<RouteFile> routes) {
    /** The folder of the routes, below the home. */
    static final String ROUTES = "routes";

    private static final Pattern SETS = Pattern.compile("(?m)^\\s*[^\\s#!]");

    /**
     * Reads the files now.
     *
     * @param settingsFiles below the home; a later file overrides an earlier one
     */
    public static Snapshot read(Path home, List<Path> settingsFiles) {
        return new Snapshot(
                settingsFiles.stream().map(home::resolve).map(RouteFile::read).toList(),
                RouteFiles.read(home.resolve(ROUTES)));
    }

    /**
     * The required routes and policies that these files do not contain; all of them if a file is not readable.
     *
     * @param providers the names of the providers
     */
    Set<String> missing(List<String> providers) {
        RouteContract contract = new RouteContract(providers);
        try {
            return RequiredRoutes.missing(contract, RouteSet.of(routes, new Properties()));
        } catch (IllegalArgumentException unreadable) {
            return contract.names();
        }
    }

    /**
     * The routes and policies in these files that lack a step which Anula needs.
     *
     * @param providers the names of the providers
     * @param known other faults of these files: a file with one of them is left out
     */
    public List<Finding> broken(List<String> providers, List<Finding> known) {
        Properties none = new Properties();
        try {
            return RequiredRoutes.unexplained(
                    RequiredRoutes.broken(
                            new RouteContract(providers), RouteSet.of(List.of(), none), RouteSet.of(routes, none)),
                    known);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    /** The same without these route files. */
    public Snapshot without(Set<Path> left) {
        return new Snapshot(
                settings,
                routes.stream().filter(file -> !left.contains(file.path())).toList());
    }

    /** The first settings file that cannot be read; null if all can be read. */
    public @Nullable RouteFile unreadable() {
        return settings.stream()
                .filter(file -> file.fault() != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * The unchecked values of the settings files.
     *
     * @throws IllegalArgumentException when a file contains a wrong escape, such as {@code \\u12}
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

    /** A finding for each key that one settings file sets more than once. Another file may override it, that is no fault. */
    public List<Finding> repeatedKeys() {
        return settings.stream().map(RepeatedKeys::in).flatMap(List::stream).toList();
    }

    /** The files as a version stores them. Settings may contain passwords, so only their hashes are stored. */
    List<ConfigFile> files() {
        List<ConfigFile> all = new ArrayList<>();
        settings.forEach(file -> all.add(ConfigFile.hashed("config/" + file.name(), file.text())));
        routes.forEach(file -> all.add(ConfigFile.kept(ROUTES + '/' + file.name(), file.text())));
        return all;
    }

    /**
     * Whether all settings have disappeared. Some editors empty a file before they write it; without this check, calls
     * would go to default addresses meanwhile.
     */
    boolean lacksSettings(Snapshot before) {
        return settings.stream().noneMatch(Snapshot::sets)
                && before.settings.stream().anyMatch(Snapshot::sets);
    }

    private static boolean sets(RouteFile file) {
        return file.fault() != null || SETS.matcher(file.text()).find();
    }

    /** A mistake in the settings with the line that sets its key: the message begins with the key. */
    Finding finding(String mistake) {
        String key = key(mistake);
        RouteFile file = fileOf(key);
        return new Finding(file.path(), line(file, key), mistake);
    }

    /** The key that a mistake in the settings is about. */
    static String key(String mistake) {
        return mistake.split("[ :]", 2)[0];
    }

    /** The settings file whose value for the key counts; the first file if no file sets the key. */
    RouteFile fileOf(String key) {
        for (int i = settings.size() - 1; i > 0; i--) {
            if (line(settings.get(i), key) != null) {
                return settings.get(i);
            }
        }
        return settings.get(0);
    }

    /** The last line of a settings file that sets the key; null if no line does. */
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
