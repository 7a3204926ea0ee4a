package io.anula.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Finds settings files with secrets that other users of the machine can read. */
final class OpenSettings {
    private static final Set<String> SHIPPED = Set.of("", "demo", "requests");
    private static final String SECRET = ".*(password|secret|token)|console\\.users";

    private OpenSettings() {}

    /** The readable files in the folder {@code config} of this home. */
    static List<Path> in(Path home) {
        Path config = home.resolve("config");
        if (!Files.isDirectory(config)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(config)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> isOpen(file) && hasSecret(file))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static boolean isOpen(Path file) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean hasSecret(Path file) {
        Properties settings = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            settings.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
        return settings.stringPropertyNames().stream()
                .filter(key -> key.toLowerCase(Locale.ROOT).matches(SECRET))
                .anyMatch(key -> !SHIPPED.contains(settings.getProperty(key).strip()));
    }
}
