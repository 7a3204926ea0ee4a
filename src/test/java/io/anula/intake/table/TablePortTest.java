package io.anula.intake.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a billing program may do at the table's port: insert and read, by a real driver, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls open before any test
final class TablePortTest {
    private static final PortLimits LIMITS = new PortLimits(8, Duration.ofSeconds(30), Duration.ofSeconds(60));
    private static final int MANY = 1_234;

    private PortFixture port;
    private Path folder;

    @BeforeAll
    void open(@TempDir Path home) {
        folder = home;
        port = PortFixture.in(home, LIMITS, System::nanoTime);
    }

    @AfterAll
    void close() {
        port.close();
    }

    private static void prepare(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    @Test
    void shouldTakeAndShowRows() throws SQLException {
        try (Connection connection = port.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into cancellation_request (provider, invoice, reason) "
                    + "values ('lafactura', 'fc-1', 'El cliente no aceptó')");
            try (ResultSet row =
                    statement.executeQuery("select status, reason from cancellation_request where invoice = 'fc-1'")) {
                assertTrue(row.next());
                assertEquals("NEW", row.getString(1));
                assertEquals("El cliente no aceptó", row.getString(2));
            }
        }
    }

    @Test
    void shouldKeepToATransaction_whenRowsAreInsertedInBatches() throws SQLException {
        try (Connection connection = port.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into cancellation_request (provider, invoice, batch) values (?, ?, 'many')",
                        Statement.RETURN_GENERATED_KEYS)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < MANY; i++) {
                insert.setString(1, "lafactura");
                insert.setString(2, "fc-many-" + i);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.rollback();
            assertEquals(0, count(connection, "batch = 'many'"));
            for (int i = 0; i < MANY; i++) {
                insert.setString(1, "lafactura");
                insert.setString(2, "fc-many-" + i);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            assertEquals(MANY, count(connection, "batch = 'many'"));
            assertEquals(
                    MANY,
                    read(connection, "select id, invoice, payload from cancellation_request where batch = 'many'"));
        }
    }

    private static int read(Connection connection, String sql) throws SQLException {
        int read = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                read++;
            }
        }
        return read;
    }

    private static int count(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from cancellation_request where " + where)) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void shouldTellToolsWhatTheTableIs() throws SQLException {
        try (Connection connection = port.connect();
                ResultSet tables = connection.getMetaData().getTables(null, null, "CANCELLATION%", null);
                ResultSet columns = connection.getMetaData().getColumns(null, null, "CANCELLATION_REQUEST", null)) {
            assertTrue(tables.next());
            assertEquals("CANCELLATION_REQUEST", tables.getString("TABLE_NAME"));
            assertTrue(columns.next());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update cancellation_request set status = 'NEW'",
                "delete from cancellation_request",
                "truncate table cancellation_request",
                "drop table cancellation_request",
                "alter table cancellation_request add column x integer",
                "insert into cancellation_request (invoice, status, credit_note) values ('fc-2', 'ACCEPTED', 'nc-2')",
                "insert into cancellation_request (invoice, cancellation_id) values ('fc-2', 'x')",
                "insert into cancellation_request (invoice, authority_code) values ('fc-2', 'x')",
                "insert into cancellation_request (invoice, message) values ('fc-2', 'x')",
                "insert into cancellation_request (invoice, created_at) values ('fc-2', current_timestamp)",
                "insert into cancellation_request (id, invoice) values (1, 'fc-2')",
                "insert into cancellation_request (invoice, status) select invoice, 'ACCEPTED' from cancellation_request",
                "merge into cancellation_request t using (values 1) as v (x) on t.id = v.x when matched then update set status = 'NEW'",
                "select * from cancellation",
                "select * from request",
                "select * from cancellation_request for update",
                "lock table cancellation_request write",
                "lock table cancellation_request read",
                "insert into cancellation_request (invoice) values ('fc-2'); lock table cancellation_request write",
                "/* select */ lock table cancellation_request write",
                "-- select\nlock table cancellation_request write",
                "create table mine (id integer)",
                "declare local temporary table mine (id integer)",
                "create function f() returns integer return 1",
                "call \"java.lang.System.getProperty\"('user.home')",
                "select \"java.lang.System.getProperty\"('user.home') from cancellation_request",
                "select repeat('x', 1000000000) from cancellation_request",
                "select * from unnest(sequence_array(1, 100000000, 1))",
                "select lpad('x', 1000000000) from cancellation_request",
                "values (rpad('x', 1000000000))",
                "with recursive a (x) as (values 1 union all select x + 1 from a) select * from a",
                "begin atomic declare x integer; set x = 1; end",
                "create user other password 'x'",
                "grant all on table cancellation_request to public",
                "set session result memory rows 0",
                "set maxrows 0",
                "set schema information_schema",
                "set password 'mine'",
                "set files write delay true",
                "set database transaction control locks",
                "alter session 1 close",
                "backup database to 'FOLDER/' blocking",
                "perform export script for database data to 'FOLDER/x'",
                "set table cancellation_request source 'x.csv'",
                "create text table mine (id integer)",
                "checkpoint",
                "script",
                "script 'FOLDER/x'",
                "shutdown"
            })
    void shouldRefuse_whenAClientWantsMore(String given) throws Exception {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        String sql = given.replace("FOLDER", mine.toString());
        try (Connection connection = port.connect();
                Statement batch = connection.createStatement()) {
            assertThrows(SQLException.class, () -> batch.execute(sql), sql);
            assertThrows(SQLException.class, () -> prepare(connection, sql), sql);
            batch.addBatch("values 1");
            batch.addBatch(sql);
            assertThrows(SQLException.class, batch::executeBatch, sql);
            assertEquals(0, count(connection, "invoice = 'fc-2'"));
        }
        try (Stream<Path> written = Files.list(mine)) {
            assertEquals(List.of(), written.toList());
        }
    }

    @Test
    void shouldLetNobodyElseIn() {
        assertThrows(SQLException.class, () -> port.connect("requests", "wrong").close());
        assertThrows(SQLException.class, () -> port.connect("SA", "").close());
        assertThrows(SQLException.class, () -> port.connect("anula", "secret").close());
    }

    @Test
    void shouldNotWriteThePasswordDown() throws Exception {
        for (String suffix : new String[] {".log", ".script"}) {
            Path file = folder.resolve("anula-requests" + suffix);
            assertFalse(Files.exists(file) && Files.readString(file).contains(PortFixture.PASSWORD.replace("'", "''")));
        }
    }

    @Test
    void shouldNameTheSetting_whenThePortIsTaken() {
        String message = Failures.message(
                IllegalStateException.class,
                () -> TablePort.bind("127.0.0.1:" + port.number(), "requests", LIMITS, System::nanoTime));
        assertTrue(message.startsWith("store.listen = 127.0.0.1:" + port.number()), message);
    }
}
