package io.anula.config.live;

import io.anula.config.settings.Settings;
import io.anula.provider.Adapters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Where settings and routes are read from, and what is said besides.
 *
 * @param adapters the providers that this program has
 * @param folder that holds {@code config} and {@code routes}
 * @param environment values that win over those of the files
 * @param system values that win over both
 */
public record Home(Adapters adapters, Path folder, Map<String, String> environment, Properties system) {
    /** The folder that {@code ANULA_HOME} names, or in which this process was started, with its own environment. */
    public static Home ofProcess(Adapters adapters) {
        return new Home(adapters, Settings.home(System.getenv()), System.getenv(), System.getProperties());
    }

    /** The settings as they are now. */
    public Settings settings() {
        return Settings.load(adapters.settings(), folder, environment, system);
    }

    /** All files at this moment. */
    public Snapshot snapshot() {
        return Snapshot.read(folder, settingsFiles());
    }

    /**
     * The settings of those files.
     *
     * @throws io.anula.config.settings.SettingsException when a file cannot be read, or a key or a value is wrong
     */
    public Settings settings(Snapshot files) {
        try {
            return files.unreadable() == null ? settings(files.values()) : settings();
        } catch (IllegalArgumentException wrong) {
            return settings();
        }
    }

    /** The settings of files that hold these values, with the environment and all that wins over files. */
    public Settings settings(Map<String, String> values) {
        return Settings.of(adapters.settings(), folder, values, environment, system);
    }

    /** The files that they are read from, below the folder. */
    public List<Path> settingsFiles() {
        return Settings.files(environment, system);
    }

    public Path routes() {
        return folder.resolve("routes");
    }
}
