package io.anula.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.Set;
import org.hsqldb.persist.HsqlDatabaseProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small file in which HSQLDB notes whether a database was closed properly. HSQLDB writes it in place, so a power
 * cut can leave half of it; without it, HSQLDB takes the database for a new one and overwrites the rest.
 */
final class HsqldbProperties {
    private static final Logger LOG = LoggerFactory.getLogger(HsqldbProperties.class);
    private static final Set<String> STATES = Set.of("no", "yes", "no-new-files", "yes-new-files");

    private HsqldbProperties() {}

    /**
     * Writes the file again if the database exists and the file is missing or empty: then the database was not closed.
     */
    static void mend(Path database) {
        Path file = database.resolveSibling(database.getFileName() + ".properties");
        boolean made = Files.exists(database.resolveSibling(database.getFileName() + ".script"))
                || Files.exists(database.resolveSibling(database.getFileName() + ".script.new"));
        try {
            if (made && !isReadable(file)) {
                write(file);
                LOG.warn(
                        "{} was missing or damaged: it is written anew, and the database is opened as after a kill",
                        file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static boolean isReadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Properties read = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            read.load(in);
        } catch (IllegalArgumentException broken) {
            return false;
        }
        return STATES.contains(read.getProperty("modified", ""))
                && read.getProperty("version", "").matches("\\d+\\.\\d+\\.\\d+");
    }

    private static void write(Path file) throws IOException {
        String text = "version=%s%nmodified=yes%n".formatted(HsqlDatabaseProperties.THIS_VERSION);
        Files.writeString(file, text);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
