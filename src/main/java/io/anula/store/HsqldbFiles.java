package io.anula.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of an embedded database, and HSQLDB's errors when it cannot open them. */
final class HsqldbFiles {
    private static final String FILE = "jdbc:hsqldb:file:";

    /** Locked, wrong login, unknown user: these errors do not mean damaged files. */
    private static final Set<Integer> NO_DAMAGE = Set.of(-451, -4000, -4001, -4002, -4003);

    private static final Set<Integer> LOGIN = Set.of(-4000, -4001, -4002);

    private HsqldbFiles() {}

    /** The path of the database at this address, without the suffixes of its files; empty for one in memory. */
    static Optional<Path> database(String url) {
        return url.startsWith(FILE)
                ? Optional.of(Path.of(url.substring(FILE.length()).split(";", 2)[0]))
                : Optional.empty();
    }

    static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + ".log");
    }

    /** The damage to the files, in HSQLDB's words; empty if the files are not the cause. */
    static Optional<String> damage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return NO_DAMAGE.contains(refused.getErrorCode())
                        ? Optional.empty()
                        : Optional.of("HSQLDB cannot open it / HSQLDB no puede abrirlo: " + refused.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Whether the database exists and has another user or password. */
    static boolean isLoginRefused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && LOGIN.contains(refused.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the script gives positions of rows in the data file. */
    static boolean hasRowsIn(Path script) {
        if (!Files.exists(script)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(script, StandardCharsets.UTF_8)) {
            return lines.anyMatch(line -> line.startsWith("SET TABLE ") && line.contains(" INDEX '"));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }
}
