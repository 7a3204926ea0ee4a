package io.anula.store.access;

import static io.anula.config.settings.StoreKeys.STORE_LISTEN;
import static io.anula.config.settings.StoreKeys.STORE_PASSWORD;
import static io.anula.config.settings.StoreKeys.STORE_URL;
import static io.anula.config.settings.StoreKeys.STORE_USERNAME;
import static io.anula.config.settings.TableKeys.REQUESTS_PASSWORD;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_NAME;
import static io.anula.config.settings.TableKeys.REQUESTS_USERNAME;

import io.anula.config.settings.Settings;
import io.anula.io.Private;
import io.anula.secret.SecretFile;
import io.anula.store.RequestTableSettings;
import io.anula.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The login of the embedded database's owner. Without a configured password, one is made at the first start and stored
 * beside the database. It protects against readers who have a copy of the database files but not of that file.
 */
public final class StoreLogin {
    private static final String PREFIX = "jdbc:hsqldb:file:";

    private StoreLogin() {}

    public static StoreSettings of(Settings settings) {
        String password = settings.get(STORE_PASSWORD);
        if (password.isEmpty() && isEmbedded(settings)) {
            password = kept(Path.of(file(settings) + ".secret"));
        }
        return new StoreSettings(settings.get(STORE_URL), settings.get(STORE_USERNAME), password, settings.providers());
    }

    /** Connections to a store on a database server, a new one for each request. */
    public static DataSource direct(Settings settings) {
        StoreSettings login = of(settings);
        return new DriverManagerDataSource(login.url(), login.username(), login.password());
    }

    /** The folder of the database's files, if they are on this machine. */
    public static Optional<Path> folder(Settings settings) {
        return isEmbedded(settings)
                ? Optional.ofNullable(Path.of(file(settings)).toAbsolutePath().getParent())
                : Optional.empty();
    }

    /** The path of an embedded database, without the suffixes of its files. */
    static Optional<Path> files(Settings settings) {
        return isEmbedded(settings) ? Optional.of(Path.of(file(settings)).toAbsolutePath()) : Optional.empty();
    }

    public static boolean isEmbedded(Settings settings) {
        return settings.get(STORE_URL).startsWith(PREFIX);
    }

    private static String file(Settings settings) {
        return settings.get(STORE_URL).substring(PREFIX.length()).split(";", 2)[0];
    }

    public static RequestTableSettings requestTable(Settings settings) {
        return requestTable(settings, settings.get(STORE_LISTEN));
    }

    /** The request table for a command that opens the store itself: without a port for clients. */
    static RequestTableSettings requestTableWithoutDoor(Settings settings) {
        return requestTable(settings, "");
    }

    private static RequestTableSettings requestTable(Settings settings, String listen) {
        return new RequestTableSettings(
                settings.get(REQUESTS_TABLE_NAME),
                settings.get(REQUESTS_USERNAME),
                settings.get(REQUESTS_PASSWORD),
                listen);
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file) || Files.readString(file).isBlank()) {
                Private.makeFoldersOf(file);
                SecretFile.make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "%s: the database's password can be neither read nor made".formatted(file), failure);
        }
    }
}
