package io.anula;

import io.anula.settings.Settings;
import io.anula.store.Database;
import io.anula.store.Export;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the store that the settings name into a file, whether a service works on it or not. */
@Command(
        name = "backup",
        description =
                "Writes the whole store as JSON lines while Anula works on it, all of one moment. Restore it with import into "
                        + "an empty store: what was unsent in it is in doubt there.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class BackupCommand implements Callable<Integer> {
    private static final String NO_CONNECTION = "08";

    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        Settings settings = Settings.load(Path.of(""), System.getenv(), System.getProperties());
        Optional<DataSource> inUse = inUse(settings);
        long rows;
        if (inUse.isPresent()) {
            rows = StoreFile.write(file, inUse.get(), settings, Export.Kind.BACKUP);
        } else {
            try (Database database = openAlone(settings)) {
                rows = StoreFile.write(file, database.dataSource(), settings, Export.Kind.BACKUP);
            }
        }
        spec.commandLine().getOut().println("%d rows are in %s".formatted(rows, file));
        return 0;
    }

    /** The store as others have it open; empty when nobody answers at its door. */
    private static Optional<DataSource> inUse(Settings settings) throws SQLException {
        Optional<String> address = StoreLogin.door(settings);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var login = StoreLogin.of(settings);
        DataSource door = new DriverManagerDataSource(address.get(), login.username(), login.password());
        try {
            door.getConnection().close();
            return Optional.of(door);
        } catch (SQLException failure) {
            boolean nobodyThere =
                    failure.getSQLState() != null && failure.getSQLState().startsWith(NO_CONNECTION);
            if (nobodyThere && StoreLogin.isEmbedded(settings)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Database openAlone(Settings settings) {
        try {
            return StoreFile.open(settings);
        } catch (RuntimeException failure) {
            throw new IllegalStateException(
                    "nobody answers at store.listen = \"%s\", and the store cannot be opened. If Anula runs, it is to listen there: "
                                    .formatted(settings.text("store.listen"))
                            + "a backup is read through that door",
                    failure);
        }
    }
}
