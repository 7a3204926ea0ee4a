package io.anula;

import io.anula.settings.Settings;
import io.anula.store.Database;
import io.anula.store.StoreDamagedException;
import io.anula.store.StoreLockedException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The store for a command that reads it, whether a service works on it or not. */
final class StoreDoor {
    private static final String NO_CONNECTION = "08";

    private StoreDoor() {}

    /** What is done with the store. */
    interface Reading<T> {
        /** Reads it. */
        T read(DataSource store) throws IOException;
    }

    /** Reads the store that the settings name: through the door of the service that has it open, or alone. */
    static <T> T read(Settings settings, Clock clock, Reading<T> reading) throws IOException, SQLException {
        Optional<DataSource> inUse = inUse(settings);
        if (inUse.isPresent()) {
            return reading.read(inUse.get());
        }
        try (Database database = openAlone(settings, clock)) {
            return reading.read(database.dataSource());
        }
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

    private static Database openAlone(Settings settings, Clock clock) {
        try {
            return StoreFile.openChecked(settings, Settings.home(System.getenv()), clock);
        } catch (StoreLockedException | StoreDamagedException told) {
            throw told;
        } catch (RuntimeException failure) {
            throw new IllegalStateException(
                    "nobody answers at store.listen = \"%s\", and the store cannot be opened. If Anula runs, it is to listen there: "
                                    .formatted(settings.text("store.listen"))
                            + "its store is read through that door",
                    failure);
        }
    }
}
