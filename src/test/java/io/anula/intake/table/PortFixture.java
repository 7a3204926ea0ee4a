package io.anula.intake.table;

import io.anula.store.RequestCatalog;
import io.anula.store.RequestTableSettings;
import io.anula.testing.FreePort;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store, the catalog of its request table, and the port to it. */
final class PortFixture implements AutoCloseable {
    static final String PASSWORD = "it's a secret";

    final TestStore store;
    final RequestCatalog catalog;
    final JdbcTemplate sql;
    private final TablePort port;
    private final int number;

    private PortFixture(TestStore store, int number, PortLimits limits, LongSupplier nanos) {
        this.store = store;
        this.number = number;
        String listen = "127.0.0.1:" + number;
        store.database.offerRequestTable(
                new RequestTableSettings("cancellation_request", "requests", PASSWORD, listen));
        this.sql = new JdbcTemplate(store.database.requestTable());
        this.catalog = Objects.requireNonNull(store.database.catalog());
        this.port = TablePort.bind(listen, "requests", limits, nanos);
        port.serve(catalog);
    }

    static PortFixture in(Path folder, PortLimits limits, LongSupplier nanos) {
        return new PortFixture(TestStore.in(folder), FreePort.next(), limits, nanos);
    }

    int number() {
        return number;
    }

    Connection connect() throws SQLException {
        return connect("requests", PASSWORD);
    }

    Connection connect(String user, String password) throws SQLException {
        return connect(number, user, password);
    }

    /** By way of another port. */
    Connection connectAt(int other) throws SQLException {
        return connect(other, "requests", PASSWORD);
    }

    private static Connection connect(int at, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:hsqldb:hsql://127.0.0.1:" + at + "/anula", user, password);
    }

    /** As when the log has become long. */
    void wantCheckpoint() {
        catalog.wantCheckpoint();
    }

    @Override
    public void close() {
        port.close();
        store.close();
    }
}
