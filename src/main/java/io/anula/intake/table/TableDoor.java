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

/** The port of the request table, where there is one: the table has a catalog of its own, and {@code store.listen} is set. */
public final class TableDoor {
    private TableDoor() {}

    /** Takes the port; nobody is let in yet. */
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

    /** Lets clients in; the second time it does nothing. */
    public static void open(@Nullable TablePort port, RequestCatalog catalog) {
        if (port != null) {
            port.serve(catalog);
        }
    }
}
