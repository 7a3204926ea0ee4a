package io.anula.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what a process leaves when it ends while it makes its database for the first time. HSQLDB writes
 * {@code .properties} and an empty {@code .log} before the {@code .script}, and cannot open a database without
 * {@code .script}. Such a database was always empty.
 */
final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String FILE = "jdbc:hsqldb:file:";

    private FirstStart() {}

    /** Removes a database whose making was not finished; changes no other. */
    static void clearUnmade(String url) {
        if (!url.startsWith(FILE)) {
            return;
        }
        String path = url.substring(FILE.length()).split(";", 2)[0];
        try {
            if (isUnmade(path)) {
                for (String suffix : List.of(".properties", ".log", ".lck")) {
                    Files.deleteIfExists(Path.of(path + suffix));
                }
                LOG.info("Database {} was begun and never made: it is made now", path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the database in " + path + " cannot be looked at", failure);
        }
    }

    private static boolean isUnmade(String path) throws IOException {
        Path log = Path.of(path + ".log");
        return Files.exists(Path.of(path + ".properties"))
                && !Files.exists(Path.of(path + ".script"))
                && !Files.exists(Path.of(path + ".script.new"))
                && !Files.exists(Path.of(path + ".data"))
                && (!Files.exists(log) || Files.size(log) == 0);
    }
}
