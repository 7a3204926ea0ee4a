package io.anula.provider.trial;

import java.io.IOException;
import java.util.Map;

/** The settings of a home, which can be tried with other values, and take values over. */
public interface HomeSettings extends SettingsWithValues {
    /**
     * Writes the values into the settings files; they count as after any other edit. Nothing else of the files changes.
     *
     * @throws IllegalArgumentException when an environment variable or a system property sets one of the keys, so that the
     * files do not count; nothing is written
     * @throws IOException when a file cannot be read or written
     */
    void write(Map<String, String> values) throws IOException;
}
