package io.anula;

import io.anula.config.live.Snapshot;
import io.anula.config.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Where settings and routes are read from, and what is said besides.
 *
 * @param folder that holds {@code config} and {@code routes}
 * @param environment values that win over those of the files
 * @param system values that win over both
 */
record Home(Path folder, Map<String, String> environment, Properties system) {
    /** The folder that {@code ANULA_HOME} names, or in which this process was started, with its own environment. */
    static Home ofProcess() {
        return new Home(Settings.home(System.getenv()), System.getenv(), System.getProperties());
    }

    /** The settings as they are now. */
    Settings settings() {
        return Settings.load(folder, environment, system);
    }

    /** All files at this moment. */
    Snapshot snapshot() {
        return Snapshot.read(folder, settingsFiles());
    }

    /**
     * The settings of those files.
     *
     * @throws io.anula.config.settings.SettingsException when a file cannot be read, or a key or a value is wrong
     */
    Settings settings(Snapshot files) {
        try {
            return files.unreadable() == null ? settings(files.values()) : settings();
        } catch (IllegalArgumentException wrong) {
            return settings();
        }
    }

    /** The settings of files that hold these values, with the environment and all that wins over files. */
    Settings settings(Map<String, String> values) {
        return Settings.of(folder, values, environment, system);
    }

    /** The files that they are read from, below the folder. */
    List<Path> settingsFiles() {
        return Settings.files(environment, system);
    }

    Path routes() {
        return folder.resolve("routes");
    }
}
