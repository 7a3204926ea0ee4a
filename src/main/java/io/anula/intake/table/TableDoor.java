package io.anula.intake.table;

import static io.anula.config.settings.StoreKeys.STORE_LISTEN;
import static io.anula.config.settings.TableKeys.REQUESTS_MAX_STATEMENT;
import static io.anula.config.settings.TableKeys.REQUESTS_MAX_TRANSACTION;
import static io.anula.config.settings.TableKeys.REQUESTS_SESSIONS;
import static io.anula.config.settings.TableKeys.REQUESTS_USERNAME;

import io.anula.config.settings.Settings;
import io.anula.store.Database;
import io.anula.store.RequestCatalog;
import org.jspecify.annotations.Nullable;

/** Opens the port of the request table, if the table has its own catalog and {@code store.listen} is set. */
public final class TableDoor {
    private TableDoor() {}

    /** Binds the port; clients must wait. */
    public static @Nullable TablePort bind(Settings settings, Database database) {
        String listen = settings.get(STORE_LISTEN);
        if (database.catalog() == null || listen.isEmpty()) {
            return null;
        }
        PortLimits limits = new PortLimits(
                settings.get(REQUESTS_SESSIONS),
                settings.get(REQUESTS_MAX_STATEMENT),
                settings.get(REQUESTS_MAX_TRANSACTION));
        return TablePort.bind(listen, settings.get(REQUESTS_USERNAME), limits, System::nanoTime);
    }

    /** Accepts clients; a second call does nothing. */
    public static void open(@Nullable TablePort port, RequestCatalog catalog) {
        if (port != null) {
            port.serve(catalog);
        }
    }
}
