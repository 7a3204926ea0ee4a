package io.anula.intake.table;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client of the table's port cannot make others wait for. */
@SuppressWarnings("NullAway.Init") // JUnit calls open before each test
final class PortLimitsTest {
    private static final int SESSIONS = 3;
    private static final int VERSION = -2030400;
    private static final int CONNECT = 31;
    private static final PortLimits LIMITS = new PortLimits(SESSIONS, Duration.ofSeconds(30), Duration.ofSeconds(60));
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String CROSS = "select count(*) from cancellation_request a, cancellation_request b, "
            + "cancellation_request c, cancellation_request d";

    /** The time that the port goes by: what is set ahead here passes at once. */
    private final AtomicLong ahead = new AtomicLong();

    private PortFixture port;

    @BeforeEach
    void open(@TempDir Path home) {
        port = PortFixture.in(home, LIMITS, () -> System.nanoTime() + ahead.get());
    }

    @AfterEach
    void close() {
        port.close();
    }

    private void passes(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    private void fill(int rows) {
        port.sql.execute(
                "insert into cancellation_request (invoice) select 'fc-' || x from unnest(sequence_array(1, %d, 1)) t (x)"
                        .formatted(rows));
    }

    private int sessions() {
        return Objects.requireNonNull(port.sql.queryForObject(
                "select count(*) from information_schema.system_sessions where user_name = 'requests'", Integer.class));
    }

    private void awaitNobody() {
        await().atMost(SOON).until(() -> sessions() == 0);
    }

    private static void insert(Connection connection, String invoice) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into cancellation_request (provider, invoice) values ('lafactura', '%s')"
                    .formatted(invoice));
        }
    }

    private int rows(String invoice) {
        return Objects.requireNonNull(port.sql.queryForObject(
                "select count(*) from cancellation_request where invoice = ?", Integer.class, invoice));
    }

    @Test
    void shouldUndoATransaction_whenItStaysOpen() throws SQLException {
        Connection open = port.connect();
        open.setAutoCommit(false);
        insert(open, "fc-open");
        passes(LIMITS.transaction().minusSeconds(10));
        try (Connection other = port.connect()) {
            insert(other, "fc-other");
        }
        await().atMost(SOON).until(() -> sessions() == 1);
        passes(Duration.ofSeconds(10));
        awaitNobody();
        assertThrows(SQLException.class, open::commit);
        assertEquals(0, rows("fc-open"));
        assertEquals(1, rows("fc-other"));
    }

    @Test
    @Tag("databases")
    void shouldMakeACheckpoint_whenATransactionStaysOpen() throws SQLException {
        Connection open = port.connect();
        open.setAutoCommit(false);
        insert(open, "fc-open");
        port.wantCheckpoint();
        try (Connection other = port.connect()) {
            CompletableFuture<Void> waits = CompletableFuture.runAsync(() -> insertUnchecked(other));
            port.sql.update("insert into cancellation_request (invoice) values ('fc-ours')");
            assertTrue(port.catalog.wantsCheckpoint());
            passes(PortLimits.CALM);
            await().atMost(SOON).until(() -> !port.catalog.wantsCheckpoint());
            waits.join();
        }
        assertEquals(0, rows("fc-open"));
        assertEquals(1, rows("fc-later"));
    }

    private static void insertUnchecked(Connection connection) {
        try {
            insert(connection, "fc-later");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void shouldEndAStatement_whenItTakesTooLong() throws SQLException {
        fill(1_000);
        try (Connection connection = port.connect()) {
            CompletableFuture<Void> cross = CompletableFuture.runAsync(() -> read(connection));
            await().atMost(SOON).until(() -> running() == 1);
            passes(LIMITS.statement().plusSeconds(5));
            assertThrows(CompletionException.class, cross::join);
            awaitNobody();
        }
    }

    private static void read(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CROSS)) {
            rows.next();
        } catch (SQLException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private int running() {
        return Objects.requireNonNull(port.sql.queryForObject(
                "select count(*) from information_schema.system_sessions where user_name = 'requests' and current_statement <> ''",
                Integer.class));
    }

    @Test
    void shouldEndAStatement_whenItsClientHasGone() throws IOException, SQLException {
        fill(1_000);
        List<Connection> asking = new ArrayList<>();
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        try (Relay relay = new Relay(port.number())) {
            for (int i = 0; i < SESSIONS; i++) {
                Connection connection = port.connectAt(relay.number());
                asking.add(connection);
                asked.add(CompletableFuture.runAsync(() -> read(connection)));
            }
            await().atMost(SOON).until(() -> running() == SESSIONS);
        }
        awaitNobody();
    }

    @Test
    void shouldAnswerOthers_whenAClientAsksForTooMuch() throws SQLException {
        fill(10_000);
        try (Connection greedy = port.connect()) {
            CompletableFuture<Integer> cross = CompletableFuture.supplyAsync(() -> readAll(greedy));
            await().atMost(SOON).until(() -> running() == 1);
            try (Connection other = port.connect()) {
                insert(other, "fc-meanwhile");
            }
            assertEquals(1, rows("fc-meanwhile"));
            passes(LIMITS.statement().plusSeconds(5));
            assertThrows(CompletionException.class, cross::join);
        }
        awaitNobody();
        assertEquals(0, port.catalog.spilled());
    }

    private static int readAll(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select a.invoice, b.invoice from cancellation_request a, cancellation_request b order by b.invoice, a.invoice")) {
            int read = 0;
            while (rows.next()) {
                read++;
            }
            return read;
        } catch (SQLException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Test
    @Tag("databases")
    void shouldUndoATransaction_whenItChangesTooManyRows() throws SQLException {
        fill(1_000);
        try (Connection connection = port.connect();
                Statement statement = connection.createStatement()) {
            assertThrows(
                    SQLException.class,
                    () -> statement.executeUpdate("insert into cancellation_request (invoice, batch) "
                            + "select a.invoice, 'huge' from cancellation_request a, cancellation_request b"));
        }
        awaitNobody();
        assertEquals(1_000, port.sql.queryForObject("select count(*) from cancellation_request", Integer.class));
    }

    @Test
    void shouldLetNoMoreIn_whenThereAreEnough() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            all.add(port.connect());
        }
        assertThrows(SQLException.class, port::connect);
        all.get(0).close();
        await().atMost(SOON).until(() -> sessions() == SESSIONS - 1);
        port.connect().close();
    }

    @Test
    @Tag("databases")
    void shouldLetAStrangerGo_whenItSaysNothing() throws IOException {
        try (Socket silent = new Socket("127.0.0.1", port.number())) {
            passes(PortLimits.LOGIN.plusSeconds(1));
            assertEquals(-1, silent.getInputStream().read());
        }
    }

    @Test
    void shouldLetAStrangerGo_whenItAnnouncesMuch() throws IOException {
        try (Socket greedy = new Socket("127.0.0.1", port.number())) {
            greedy.getOutputStream()
                    .write(ByteBuffer.allocate(9)
                            .putInt(VERSION)
                            .put((byte) CONNECT)
                            .putInt(Integer.MAX_VALUE)
                            .array());
            InputStream answer = greedy.getInputStream();
            assertEquals(-1, answer.read());
        }
    }
}
