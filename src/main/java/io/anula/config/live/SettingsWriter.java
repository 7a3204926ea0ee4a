package io.anula.config.live;

import io.anula.config.settings.Settings;
import io.anula.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes values into the settings files of a home, as an editor would: the whole file at once. */
public final class SettingsWriter {
    private final Home home;

    public SettingsWriter(Home home) {
        this.home = home;
    }

    /**
     * Writes the values; they count as after any other edit. Nothing else of the files changes.
     *
     * @throws IllegalArgumentException when the environment or a system property sets one of the keys, so that the files
     * do not count; nothing is written
     * @throws IOException when a file cannot be read or written
     */
    public synchronized void write(Map<String, String> values) throws IOException {
        for (String key : values.keySet()) {
            if (Settings.isOverridden(key, home.environment(), home.system())) {
                throw new IllegalArgumentException(
                        key + ": the environment sets it, so the file does not count / la define el entorno");
            }
        }
        Map<Path, Map<String, String>> byFile = new TreeMap<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            byFile.computeIfAbsent(fileOf(value.getKey()), file -> new TreeMap<>())
                    .put(value.getKey(), value.getValue());
        }
        for (Map.Entry<Path, Map<String, String>> file : byFile.entrySet()) {
            byte[] text = new SettingsText(read(file.getKey()))
                    .with(file.getValue())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            Path name = file.getKey();
            WholeFile.write(
                    name, name.resolveSibling('.' + name.getFileName().toString() + ".tmp"), out -> out.write(text));
        }
    }

    /** The file that counts for the key: the last one that sets it, otherwise the first. */
    private Path fileOf(String key) throws IOException {
        List<Path> files = home.settingsFiles();
        Path found = home.folder().resolve(files.get(0));
        for (Path each : files) {
            Path file = home.folder().resolve(each);
            if (new SettingsText(read(file)).sets(key)) {
                found = file;
            }
        }
        return found;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
