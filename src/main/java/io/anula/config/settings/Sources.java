package io.anula.config.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where values come from, the first that has one wins: {@code -Dkey=value}, the environment ({@code
 * lafactura.max-in-flight} as {@code LAFACTURA_MAX_IN_FLIGHT}), the file.
 */
final class Sources {
    private final Map<String, String> file;
    private final Map<String, String> environment;
    private final Properties system;

    Sources(Map<String, String> file, Map<String, String> environment, Properties system) {
        this.file = new TreeMap<>(file);
        this.environment = environment;
        this.system = system;
    }

    @Nullable
    String value(String key) {
        String value = system.getProperty(key);
        if (value == null) {
            value = environment.get(variable(key));
        }
        if (value == null) {
            value = file.get(key);
        }
        return value == null ? null : value.strip();
    }

    Set<String> keysOfFile() {
        return file.keySet();
    }

    Set<String> keysOfSystem() {
        return system.stringPropertyNames();
    }

    Set<String> variables() {
        return environment.keySet();
    }

    /** What the environment calls that key. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
