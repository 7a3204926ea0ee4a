package io.anula.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.InProcess;
import io.anula.answer.Receipts;
import io.anula.crash.Drop.OfFile;
import io.anula.intake.Accept;
import io.anula.intake.FileClaims;
import io.anula.intake.Inbox;
import io.anula.intake.InboxFile;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A process that ended an hour ago, what it left, and the process that is started after it in the same home. */
final class Crash implements AutoCloseable {
    static final Clock THEN = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Path home;
    final Simulator simulator =
            Simulator.start(SimulatorOptions.builder().verifiesUntilDecided(0).build());
    private @Nullable InProcess process;
    private int asked;

    Crash(Path home) {
        this.home = home;
    }

    /** The parts of the process that is to end; nothing in it moves by itself. */
    InProcess before() {
        process = InProcess.still(home, environment(), THEN);
        return process;
    }

    /** The first process has ended; the second runs when this returns. */
    void startAgain() {
        process().close();
        start();
    }

    /** A process runs when this returns. */
    void start() {
        process = InProcess.running(home, environment(), Clock.systemUTC());
    }

    private InProcess process() {
        return Objects.requireNonNull(process, "not started");
    }

    /** Statements on the request table. */
    JdbcTemplate table() {
        return new JdbcTemplate(process().database().requestTable());
    }

    JdbcTemplate sql() {
        return new JdbcTemplate(process().database().dataSource());
    }

    /** How many rows that statement counts. */
    int count(String query, Object... arguments) {
        return Objects.requireNonNull(sql().queryForObject(query, Integer.class, arguments));
    }

    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>();
        all.put("LAFACTURA_URL", simulator.laFacturaUrl());
        all.put("CALIPSO_URL", simulator.calipsoUrl());
        for (String provider : List.of("LAFACTURA", "CALIPSO")) {
            all.put(provider + "_CONNECT_TIMEOUT", "500ms");
            all.put(provider + "_RESPONSE_TIMEOUT", "500ms");
        }
        all.put("POLL_FIRST_DELAY", "1ms");
        all.put("INBOX_SETTLE", "1ms");
        all.put("ANSWER_EVERY", "100ms");
        all.put("REQUESTS_TABLE_EVERY", "100ms");
        return all;
    }

    /** So many new asks; no invoice is asked for twice. */
    List<Ask> asks(Ask.Kind kind, int count) {
        asked += count;
        return IntStream.range(asked - count, asked)
                .mapToObj(number -> new Ask(kind, 100_000 + number))
                .toList();
    }

    /** A file of lines with new asks, in the inbox. */
    OfFile drop(String name, Ask.Kind kind, int count) throws IOException {
        List<Ask> asks = asks(kind, count);
        String lines = asks.stream().map(Ask::json).collect(Collectors.joining("\n", "", "\n"));
        Files.createDirectories(home.resolve("inbox"));
        Files.writeString(inbox(name), lines);
        return new OfFile(name, lines, asks);
    }

    Path inbox(String name) {
        return home.resolve("inbox").resolve(name);
    }

    /** The file is dropped, all its records are accepted. */
    InboxFile accept(OfFile file) throws IOException {
        Inbox inbox = process().part("inbox", Inbox.class);
        Accept accept = process().part("accept", Accept.class);
        process().part("fileClaims", FileClaims.class).take(file.name());
        InboxFile taken = inbox.take(inbox(file.name()).toFile());
        accept.batches(taken).forEachRemaining(batch -> accept.records(taken, batch));
        return inbox.accepted(taken);
    }

    /** The file is dropped, accepted, answered with a receipt and archived. */
    OfFile archive(OfFile file) throws IOException {
        InboxFile accepted = accept(file);
        process().part("receipts", Receipts.class).write(accepted.file());
        process().part("inbox", Inbox.class).archive(accepted);
        return file;
    }

    /** The file's result, once every record of it is in that state. */
    JsonNode awaitResult(OfFile file, String state) {
        Path result = home.resolve("outbox").resolve(file.name() + ".result.json");
        return await("the result").atMost(PATIENCE).until(() -> read(result), read -> isAll(read, file, state));
    }

    private static boolean isAll(JsonNode result, OfFile file, String state) {
        return result.path("results").size() == file.asks().size()
                && result.path("results").findValuesAsText("state").stream().allMatch(state::equals);
    }

    private static JsonNode read(Path answer) throws IOException {
        return Files.exists(answer) ? Answers.JSON.readTree(Files.readAllBytes(answer)) : Answers.JSON.nullNode();
    }

    /** The row that asks for that, once it has that status. */
    Map<String, Object> awaitRow(Ask ask, String status) {
        return await("the row").atMost(PATIENCE).until(() -> row(ask), row -> status.equals(row.get("STATUS")));
    }

    private Map<String, Object> row(Ask ask) {
        return table().queryForMap("select * from cancellation_request where invoice = ?", ask.invoice());
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        simulator.close();
    }
}
