package io.anula.intake.table;

import io.anula.config.settings.Settings;
import io.anula.store.Database;
import io.anula.store.RequestCatalog;
import org.jspecify.annotations.Nullable;

/** Opens the port of the request table, if the table has its own catalog and {@code store.listen} is set. */
public final class TableDoor {
    private TableDoor() {}

    /** Binds the port; clients must wait. */
    public static @Nullable TablePort bind(Settings settings, Database database) {
        String listen = settings.text("store.listen");
        if (database.catalog() == null || listen.isEmpty()) {
            return null;
        }
        PortLimits limits = new PortLimits(
                settings.whole("requests.sessions"),
                settings.duration("requests.max-statement"),
                settings.duration("requests.max-transaction"));
        return TablePort.bind(listen, settings.text("requests.username"), limits, System::nanoTime);
    }

    /** Accepts clients; a second call does nothing. */
    public static void open(@Nullable TablePort port, RequestCatalog catalog) {
        if (port != null) {
            port.serve(catalog);
        }
    }
}
