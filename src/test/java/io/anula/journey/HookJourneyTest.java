package io.anula.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.simulator.Fault;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.store.Cancellations;
import io.anula.store.HistoryRow;
import io.anula.testing.FreePort;
import io.anula.testing.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events of the provider: each is worth a poll and nothing more, and no flood of them harms the work. */
final class HookJourneyTest {
    private static final String SECRET = "a-secret-of-the-hook";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int HOOKS = 10_000;
    private static final int REQUESTS = 200;
    private static final int STUCK = 20;
    /** Early polls of one note: five for each of its two codes. */
    private static final int PER_SECOND = 10;

    private final int port = FreePort.next();
    private Simulator simulator = Simulator.start(SimulatorOptions.defaults());

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        simulator.close();
    }

    private InProcess service(String firstPoll, String longest) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "LAFACTURA_URL",
                simulator.laFacturaUrl(),
                "HTTP_PORT",
                Integer.toString(port),
                "HOOKS_SECRET",
                SECRET,
                "INBOX_SETTLE",
                "50ms",
                "POLL_FIRST_DELAY",
                firstPoll,
                "POLL_MAX_DELAY",
                longest,
                "EVIDENCE_ENABLED",
                "false"));
        return InProcess.running(home, settings, Clock.systemUTC());
    }

    private void drop(List<String> invoices) throws IOException {
        Path part = home.resolve("inbox").resolve("all.jsonl.part");
        Files.write(
                part,
                invoices.stream()
                        .map("{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}"::formatted)
                        .toList());
        Files.move(part, part.resolveSibling("all.jsonl"));
    }

    private static List<String> invoices(String kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "fc-%s-%d".formatted(kind, number))
                .toList();
    }

    private static Map<State, Long> states(InProcess service) {
        return new Cancellations(service.database(), Clock.systemUTC(), "test").count();
    }

    private static Map<String, Cancellation> all(InProcess service) {
        Cancellations cancellations = new Cancellations(service.database(), Clock.systemUTC(), "test");
        return cancellations
                .find(new JdbcTemplate(service.database().dataSource())
                        .queryForList("select id from cancellation", String.class))
                .stream()
                .collect(Collectors.toMap(each -> each.key().invoice(), each -> each));
    }

    private static List<HistoryRow> history(InProcess service, Cancellation of) {
        return new Cancellations(service.database(), Clock.systemUTC(), "test")
                .histories()
                .of(List.of(of.id()))
                .getOrDefault(of.id(), List.of());
    }

    private static long events(List<HistoryRow> history, String name) {
        return history.stream().filter(row -> row.event().equals(name)).count();
    }

    /** Polls are hours away, so nothing but the event of a decision leads to its end. */
    @Test
    void shouldBeAcceptedByItsEvent_longBeforeItsPoll() throws IOException {
        simulator.close();
        simulator = Simulator.start(SimulatorOptions.builder()
                .verifiesUntilDecided(Integer.MAX_VALUE)
                .build());
        simulator.hook(Optional.of(URI.create("http://127.0.0.1:%d/hooks/lafactura/%s".formatted(port, SECRET))));
        List<String> invoices = invoices("decided", 50);
        try (InProcess service = service("1h", "2h")) {
            drop(invoices);
            await().atMost(PATIENCE).until(() -> states(service).equals(Map.of(State.SENT, 50L)));
            assertEquals(0, simulator.stats().verifies(), "no poll is due");
            invoices.forEach(invoice -> assertTrue(simulator.decide(invoice)));
            await().atMost(PATIENCE).until(() -> states(service).equals(Map.of(State.ACCEPTED, 50L)));
            all(service)
                    .values()
                    .forEach(each -> assertEquals(1, events(history(service, each), "CheckNow"), each::toString));
        }
    }

    @Test
    void shouldChangeNothingByItself_andHarmNothing_whenTenThousandCome() throws Exception {
        List<String> stuck = invoices("stuck", STUCK);
        List<String> invoices = invoices("run", REQUESTS);
        stuck.forEach(invoice -> simulator.scriptVerifies(invoice, Fault.STUCK_AT_1));
        try (InProcess service = service("200ms", "1s");
                HookFlood flood = new HookFlood(port, SECRET)) {
            drop(IntStream.range(0, REQUESTS + STUCK)
                    .mapToObj(number -> number < STUCK ? stuck.get(number) : invoices.get(number - STUCK))
                    .toList());
            Instant begun = Instant.now();
            for (int number = 0; number < HOOKS; number++) {
                String invoice = number % 3 == 0 ? stuck.get(number % STUCK) : invoices.get(number % REQUESTS);
                flood.send(number, invoice, simulator.newestNote(invoice));
                if (number % 1_000 == 0) {
                    assertEquals(200, Web.get(port, "/").statusCode(), "pages answer meanwhile");
                }
            }
            flood.awaitAll();
            assertEquals(HOOKS, flood.answered(), "each is answered");
            Duration flooded = Duration.between(begun, Instant.now());

            await().atMost(PATIENCE).until(() -> states(service)
                    .equals(Map.of(State.ACCEPTED, (long) REQUESTS, State.SENT, (long) STUCK)));
            assertEquals(0, simulator.stats().doubles());
            assertEquals(REQUESTS + STUCK, simulator.stats().cancels(), "one call each");
            for (Cancellation each : all(service).values()) {
                List<HistoryRow> history = history(service, each);
                history.stream()
                        .filter(row -> row.event().equals("CheckNow"))
                        .forEach(row -> assertEquals(State.SENT, row.state(), "a hook moves nothing"));
                assertTrue(
                        events(history, "CheckNow") <= PER_SECOND * (flooded.toSeconds() + 2),
                        () -> each + ": its two codes are polled early five times a second at most, not for each hook");
            }
        }
    }
}
