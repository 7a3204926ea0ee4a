package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Failures;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door for billing programs: they may insert into the request table and read it, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls open before any test
final class EmbeddedServerTest {
    private TestStore store;
    private int port;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        store = TestStore.in(folder);
        store.database.offerRequestTable(table(port, "it's"));
    }

    @AfterAll
    void close() {
        store.close();
    }

    private static RequestTableSettings table(int port, String password) {
        return new RequestTableSettings("cancellation_request", "requests", password, "127.0.0.1:" + port);
    }

    private Connection login(String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:hsqldb:hsql://127.0.0.1:" + port + "/anula", user, password);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = login("requests", "it's");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void shouldTakeAndShowRows_whenTheRequestsAccountAsks() throws SQLException {
        try (Connection connection = login("requests", "it's");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into cancellation_request (provider, invoice, reason) "
                    + "values ('lafactura', 'fc-1', 'El cliente no aceptó')");
            try (ResultSet row = statement.executeQuery("select status, reason from cancellation_request")) {
                assertTrue(row.next());
                assertEquals("NEW", row.getString(1));
                assertEquals("El cliente no aceptó", row.getString(2));
            }
        }
        assertTrue(store.count("cancellation_request") > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update cancellation_request set status = 'NEW'",
                "delete from cancellation_request",
                "truncate table cancellation_request",
                "drop table cancellation_request",
                "alter table cancellation_request add column x integer",
                "select * from cancellation",
                "select * from request",
                "insert into answer_due (cancellation_id) values ('x')",
                "update cancellation set state = 'READY'",
                "create table mine (id integer)",
                "create user other password 'x'",
                "set files write delay true",
                "backup database to '/tmp/' blocking",
                "script",
                "shutdown"
            })
    void shouldRefuse_whenTheRequestsAccountWantsMore(String sql) {
        assertThrows(SQLException.class, () -> execute(sql));
    }

    @Test
    void shouldRefuseStill_whenTheRequestsAccountGrantsItselfMore() throws SQLException {
        execute("grant all on table cancellation_request to public");
        assertThrows(SQLException.class, () -> execute("delete from cancellation_request"));
    }

    @Test
    void shouldLetNobodyElseIn() {
        assertThrows(SQLException.class, () -> login("requests", "wrong").close());
        assertThrows(SQLException.class, () -> login("SA", "").close());
        assertThrows(SQLException.class, () -> login("anula", "").close());
    }

    @Test
    void shouldNameTheSetting_whenThePortIsTaken() {
        String message = Failures.message(
                IllegalStateException.class, () -> store.database.offerRequestTable(table(port, "it's")));
        assertTrue(message.startsWith("store.listen = 127.0.0.1:" + port), message);
    }
}
