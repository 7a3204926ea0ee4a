package io.anula.intake.table;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.testing.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The whole service while clients of its table's port do what they should not: files and the rows of others are answered. */
final class HarmfulClientsTest extends TableFixture {
    private static final int PORT = FreePort.next();
    private static final int MANY = Integer.getInteger("table.rows", 30_000);
    private static final int CROSSED = 10_000;
    private static final Duration LONG = Duration.ofMinutes(20);

    HarmfulClientsTest(@TempDir Path home) {
        super(home, new AtThePort());
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:hsqldb:hsql://127.0.0.1:" + PORT + "/anula", "requests", "requests");
    }

    private JdbcTemplate table() {
        return new JdbcTemplate(service().database().requestTable());
    }

    private void fill(int rows, String status) {
        table().execute(("insert into cancellation_request (provider, invoice, reason, status) "
                        + "select 'lafactura', 'fc-x' || x, 'Prueba', '%s' from unnest(sequence_array(1, %d, 1)) t (x)")
                .formatted(status, rows));
    }

    private void dropAndAwait(String name, String invoice) throws IOException {
        Path file = home.resolve("inbox").resolve(name);
        Files.writeString(
                file,
                "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}\n".formatted(invoice));
        Path result = home.resolve("outbox").resolve(name + ".result.json");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(result)
                        && Files.readString(result).replace(" ", "").contains("\"complete\":true"));
    }

    @Test
    void shouldAnswerFilesAndRows_whenOneClientNeverCommitsAndOneAsksForAllPairs() throws Exception {
        start(Map.of("REQUESTS_MAX_STATEMENT", "4s", "REQUESTS_MAX_TRANSACTION", "6s"));
        fill(CROSSED, "ACCEPTED");
        Connection open = connect();
        open.setAutoCommit(false);
        insertAt(open, "fc-open");
        try (Connection greedy = connect()) {
            CompletableFuture<Integer> pairs = CompletableFuture.supplyAsync(() -> allPairs(greedy));
            Objects.requireNonNull(service().database().catalog()).wantCheckpoint();
            dropAndAwait("meanwhile.json", "fc-file");
            insert("fc-row");
            awaitRow("fc-row", "ACCEPTED");
            assertThrows(CompletionException.class, pairs::join);
        }
        await().atMost(PATIENCE)
                .until(() ->
                        !Objects.requireNonNull(service().database().catalog()).wantsCheckpoint());
        assertThrows(SQLException.class, open::commit);
        insert("fc-after");
        awaitRow("fc-after", "ACCEPTED");
        dropAndAwait("after.json", "fc-file2");
        assertEquals(List.of(), rows("fc-open"));
        assertEquals(List.of(), alarms());
    }

    private static int allPairs(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select * from cancellation_request a, cancellation_request b")) {
            int read = 0;
            while (rows.next()) {
                read++;
            }
            return read;
        } catch (SQLException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static void insertAt(Connection connection, String invoice) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into cancellation_request (provider, invoice, reason) values ('lafactura', ?, 'Prueba')")) {
            insert.setString(1, invoice);
            insert.executeUpdate();
        }
    }

    /** Some minutes. */
    @Test
    @Tag("databases")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void shouldCancelAllOthers_whenAClientIsFrozenInTheMiddleOfATransaction() throws Exception {
        start(Map.of("REQUESTS_MAX_TRANSACTION", "30s"));
        Process client = frozen();
        try {
            try (Connection connection = connect();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into cancellation_request (provider, invoice, reason) values ('lafactura', ?, 'Prueba')")) {
                for (int i = 0; i < MANY; i++) {
                    insert.setString(1, "fc-n" + i);
                    insert.addBatch();
                    if (i % 500 == 499 || i == MANY - 1) {
                        insert.executeBatch();
                    }
                }
            }
            Objects.requireNonNull(service().database().catalog()).wantCheckpoint();
            store().execute("CHECKPOINT");
            await().atMost(LONG)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Objects.equals(
                            MANY,
                            table().queryForObject(
                                            "select count(*) from cancellation_request where status = 'ACCEPTED'",
                                            Integer.class)));
            store().execute("CHECKPOINT");
            assertEquals(MANY, simulator.stats().cancels());
            assertEquals(List.of(), rows("fc-frozen"));
            assertTrue(!Objects.requireNonNull(service().database().catalog()).wantsCheckpoint());
        } finally {
            signal(client, "CONT");
            client.destroyForcibly();
        }
    }

    /** Another process that has inserted a row, has not committed, and stands still. */
    private static Process frozen() throws IOException, InterruptedException {
        Process client = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OpenTransaction.class.getName())
                .redirectErrorStream(true)
                .start();
        client.getOutputStream().write((PORT + "\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        assertEquals("open", said.readLine());
        signal(client, "STOP");
        return client;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertTrue(kill.waitFor(10, TimeUnit.SECONDS));
    }

    /** That other process. */
    static final class OpenTransaction {
        private OpenTransaction() {}

        public static void main(String[] arguments) throws Exception {
            String port = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            Connection connection = DriverManager.getConnection(
                    "jdbc:hsqldb:hsql://127.0.0.1:" + port + "/anula", "requests", "requests");
            connection.setAutoCommit(false);
            insertAt(connection, "fc-frozen");
            System.out.println("open");
            System.in.read();
        }
    }

    /** A billing system at the port. */
    private static final class AtThePort implements Billing {
        @Override
        public Map<String, String> environment() {
            return Map.of("STORE_LISTEN", "127.0.0.1:" + PORT);
        }

        @Override
        public JdbcTemplate sql(InProcess service) {
            return new JdbcTemplate(new DriverManagerDataSource(
                    "jdbc:hsqldb:hsql://127.0.0.1:" + PORT + "/anula", "requests", "requests"));
        }
    }
}
