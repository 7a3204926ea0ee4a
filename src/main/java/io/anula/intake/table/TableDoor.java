package io.anula.intake.table;

import io.anula.config.settings.Settings;
import io.anula.store.Database;
import io.anula.store.RequestCatalog;
import org.jspecify.annotations.Nullable;

/** The port of the request table, where there is one: the table has a catalog of its own, and {@code store.listen} is set. */
public final class TableDoor {
    private TableDoor() {}

    /** Takes the port; nobody is let in yet. */
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

    /** Lets clients in; the second time it does nothing. */
    public static void open(@Nullable TablePort port, RequestCatalog catalog) {
        if (port != null) {
            port.serve(catalog);
        }
    }
}
