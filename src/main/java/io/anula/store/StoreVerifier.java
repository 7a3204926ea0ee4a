package io.anula.store;

import io.anula.cancellation.ProviderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports everything that is wrong with a store, without changing it. */
public final class StoreVerifier {
    /** The maximum number of lines. */
    public static final int MOST = 100;

    private final StoreGuard guard;
    private final Clock clock;

    public StoreVerifier(StoreGuard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * Checks an embedded store that is not in use: its files, and a copy beside its folder that is opened and deleted
     * again, because opening changes a store.
     *
     * @return one line for each finding; empty if all is well
     * @throws StoreLockedException when a process has it open
     */
    public List<String> files(StoreSettings settings) {
        Path database = HsqldbFiles.database(settings.url()).orElseThrow();
        List<String> found = new ArrayList<>();
        try (StoreLock lock = StoreLock.take(database)) {
            StartCheck check = StartCheck.by(guard);
            try {
                check.demandFiles(database);
            } catch (StoreDamagedException damaged) {
                found.add(damaged.damage());
            }
            if (lock.isOurs() && Files.exists(script(database))) {
                copied(settings, database, check, found);
            }
        }
        return found;
    }

    private static Path script(Path database) {
        return database.resolveSibling(database.getFileName() + ".script");
    }

    private void copied(StoreSettings settings, Path database, StartCheck check, List<String> found) {
        Path folder = Objects.requireNonNull(database.toAbsolutePath().getParent());
        Path copy = folder.resolveSibling("%s.verify-%d"
                .formatted(folder.getFileName(), ProcessHandle.current().pid()));
        try {
            copy(folder, copy, database.getFileName().toString());
            StoreSettings there = new StoreSettings(
                    "jdbc:hsqldb:file:" + copy.resolve(database.getFileName()),
                    settings.username(),
                    settings.password(),
                    settings.providers());
            try (Database opened = Database.open(there, clock)) {
                found.addAll(check.all(opened.sql(), MOST));
            } catch (StoreDamagedException damaged) {
                found.add(damaged.damage());
            } catch (DataAccessException unreadable) {
                found.add("it cannot be read: "
                        + StoreDamagedException.line(String.valueOf(unreadable.getMostSpecificCause())));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the store cannot be copied to " + copy, failure);
        } finally {
            delete(copy);
        }
    }

    private static void copy(Path folder, Path copy, String name) throws IOException {
        Files.createDirectories(copy);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + ".*")) {
            for (Path file : files) {
                String ending = file.getFileName().toString();
                if (Files.isRegularFile(file) && !ending.endsWith(".lck") && !ending.endsWith(".lock")) {
                    Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path copy) {
        if (!Files.exists(copy)) {
            return;
        }
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(copy + " cannot be deleted", failure);
        }
    }

    /**
     * Checks a store that others may be using, in one snapshot.
     *
     * @return one line for each finding; empty if all is well
     */
    public List<String> shared(DataSource store, ProviderNames providers) throws SQLException {
        StoreState state = StoreState.of(store);
        if (!state.isNewest()) {
            return List.of(
                    "its tables are of version %s, this program's of %s".formatted(state.version(), Tables.NEWEST));
        }
        TransactionTemplate oneMoment = new TransactionTemplate(new DataSourceTransactionManager(store));
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
        StartCheck check = StartCheck.by(guard);
        Sql sql = new Sql(store, "", providers, DiskSpace.unwatched(), () -> {});
        return Objects.requireNonNull(oneMoment.execute(status -> check.all(sql, MOST)));
    }
}
