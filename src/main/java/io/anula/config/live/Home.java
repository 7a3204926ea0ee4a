package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import io.anula.provider.Adapters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder and the values that settings and routes are read from.
 *
 * @param adapters the providers of this program
 * @param folder contains {@code config} and {@code routes}
 * @param environment values that override those of the files
 * @param system values that override both
 */
public record Home(Adapters adapters, Path folder, Map<String, String> environment, Properties system) {
    /** The folder in {@code ANULA_HOME}, or the working directory, with the environment of this process. */
    public static Home ofProcess(Adapters adapters) {
        return new Home(adapters, Settings.home(System.getenv()), System.getenv(), System.getProperties());
    }

    /** The same home with these values, which override all others. */
    public Home with(Map<String, String> values) {
        Properties over = new Properties();
        over.putAll(system);
        over.putAll(values);
        return new Home(adapters, folder, environment, over);
    }

    /** The current settings. */
    public Settings settings() {
        return settings(snapshot());
    }

    /** All files at this moment. */
    public Snapshot snapshot() {
        return Snapshot.read(folder, settingsFiles());
    }

    /**
     * The settings in these files.
     *
     * @throws SettingsException when a file cannot be read, or a key or a value is wrong
     */
    public Settings settings(Snapshot files) {
        try {
            return files.unreadable() == null ? settings(files.values()) : load();
        } catch (IllegalArgumentException wrong) {
            return load();
        } catch (SettingsException wrong) {
            throw new SettingsException(
                    wrong.lines().stream()
                            .map(mistake -> located(files, mistake))
                            .toList(),
                    Stream.concat(files.repeatedKeys().stream().map(Finding::toString), wrong.warnings().stream())
                            .toList());
        }
    }

    /**
     * A sentence for each account that the environment alone names. That is a way to set one up; it may also be a slip in a
     * name, which no file shows.
     */
    public List<String> accountsOfEnvironment(Settings settings) {
        Set<String> written = new TreeSet<>(system.stringPropertyNames());
        try {
            written.addAll(snapshot().values().keySet());
        } catch (IllegalArgumentException unreadable) {
            return List.of(); // told as a mistake of the settings
        }
        return settings.accounts().stream()
                .map(each -> each.account().key(""))
                .filter(prefix -> prefix.contains(".accounts."))
                .filter(prefix -> written.stream().noneMatch(key -> key.startsWith(prefix)))
                .map(prefix ->
                        "The account %1$s* is set up by environment variables alone / La cuenta %1$s* está definida solo por variables de entorno"
                                .formatted(prefix))
                .toList();
    }

    private Settings load() {
        return Settings.load(adapters.settings(), folder, environment, system);
    }

    /** The mistake with the file and line that it stands in; unchanged if no file sets its key. */
    private String located(Snapshot files, String mistake) {
        Finding finding = files.finding(mistake);
        return finding.line() == null || Settings.isOverridden(Snapshot.key(mistake), environment, system)
                ? mistake
                : finding.toString();
    }

    /** The settings from these file values, with the environment and the other overrides. */
    public Settings settings(Map<String, String> values) {
        return Settings.of(adapters.settings(), folder, values, environment, system);
    }

    /** The settings files, below the folder. */
    public List<Path> settingsFiles() {
        return Settings.files(environment, system);
    }

    public Path routes() {
        return folder.resolve("routes");
    }
}
