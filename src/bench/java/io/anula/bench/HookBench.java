package io.anula.bench;

import static org.awaitility.Awaitility.await;

import io.anula.InProcess;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.store.Cancellations;
import io.anula.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A thousand events a second for ten seconds: a tenth are of the authority's decisions, the others are doubles and of
 * notes that nobody knows. How fast events and pages are answered, and how long a decision takes to be recorded. Service,
 * simulator and sender share this process and its machine.
 */
final class HookBench {
    private static final int SECONDS = 10;
    private static final int PER_SECOND = 1_000;
    private static final int DECIDED_EVERY = 10;
    private static final int PAGE_EVERY = 200;
    private static final int NOTES = SECONDS * PER_SECOND / DECIDED_EVERY;
    private static final long STEP_NANOS = 1_000_000_000L / PER_SECOND;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SECRET = "a-secret-of-the-hook";

    private final int port = FreePort.next();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Double> hooks = new ConcurrentLinkedQueue<>();
    private final Queue<Double> pages = new ConcurrentLinkedQueue<>();

    @Test
    void events(@TempDir Path home) throws Exception {
        SimulatorOptions undecided =
                SimulatorOptions.builder().verifiesUntilDecided(Integer.MAX_VALUE).build();
        try (Simulator simulator = Simulator.start(undecided);
                InProcess service = service(home, simulator)) {
            Cancellations cancellations = new Cancellations(service.database(), Clock.systemUTC(), "bench");
            drop(home);
            await().atMost(PATIENCE).until(() -> cancellations.count().equals(Map.of(State.SENT, (long) NOTES)));
            simulator.hook(Optional.of(hook()));
            Map<String, Long> decidedAt = flood(simulator);
            await().atMost(PATIENCE).until(() -> cancellations.count().equals(Map.of(State.ACCEPTED, (long) NOTES)));
            List<Double> late = all(service, cancellations).stream()
                    .map(each -> (double) each.changedAt().toEpochMilli()
                            - decidedAt.getOrDefault(each.key().invoice(), 0L))
                    .toList();
            Figures.say("%,d events a second for %d s: answered in %s ms", PER_SECOND, SECONDS, percentiles(hooks));
            Figures.say("meanwhile the overview: answered in %s ms", percentiles(pages));
            Figures.say("from the decision to ACCEPTED, by its event: %s ms", percentiles(late));
        }
    }

    private InProcess service(Path home, Simulator simulator) {
        return InProcess.running(
                home,
                new HashMap<>(Map.of(
                        "LAFACTURA_URL", simulator.laFacturaUrl(),
                        "HTTP_PORT", Integer.toString(port),
                        "HOOKS_SECRET", SECRET,
                        "INBOX_SETTLE", "50ms",
                        "POLL_FIRST_DELAY", "1h",
                        "POLL_MAX_DELAY", "2h",
                        "EVIDENCE_ENABLED", "false")),
                Clock.systemUTC());
    }

    private URI hook() {
        return URI.create("http://127.0.0.1:%d/hooks/lafactura/%s".formatted(port, SECRET));
    }

    private static void drop(Path home) throws IOException {
        Path part = home.resolve("inbox").resolve("all.jsonl.part");
        Files.write(
                part,
                IntStream.range(0, NOTES)
                        .mapToObj(number -> "{\"provider\":\"lafactura\",\"tascode\":\"fc-%d\",\"description\":\"Prueba\"}"
                                .formatted(number))
                        .toList());
        Files.move(part, part.resolveSibling("all.jsonl"));
    }

    /** Sends by the clock, whether answers come or not; returns when each note was decided. */
    private Map<String, Long> flood(Simulator simulator) {
        Map<String, Long> decidedAt = new HashMap<>();
        long begun = System.nanoTime();
        for (int number = 0; number < SECONDS * PER_SECOND; number++) {
            for (long left = due(begun, number); left > 0; left = due(begun, number)) {
                LockSupport.parkNanos(left);
            }
            if (number % DECIDED_EVERY == 0) {
                String invoice = "fc-" + number / DECIDED_EVERY;
                decidedAt.put(invoice, System.currentTimeMillis());
                simulator.decide(invoice);
            } else {
                String code = number % 2 == 0 ? "nc-unknown-" + number : simulator.newestNote("fc-" + number % NOTES);
                String body = "{\"document\":{\"tascode\":\"%s\",\"process\":\"2\"}}".formatted(code);
                send(HttpRequest.newBuilder(hook()).POST(HttpRequest.BodyPublishers.ofString(body)), hooks);
            }
            if (number % PAGE_EVERY == 0) {
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")), pages);
            }
        }
        return decidedAt;
    }

    private static long due(long begun, int number) {
        return begun + number * STEP_NANOS - System.nanoTime();
    }

    private void send(HttpRequest.Builder request, Queue<Double> times) {
        long begun = System.nanoTime();
        var unused = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer -> times.add(
                        answer.statusCode() < 300 ? (System.nanoTime() - begun) / 1e6 : Double.POSITIVE_INFINITY));
    }

    private static List<Cancellation> all(InProcess service, Cancellations cancellations) {
        return cancellations.find(new JdbcTemplate(service.database().dataSource())
                .queryForList("select id from cancellation", String.class));
    }

    private static String percentiles(Iterable<Double> times) {
        List<Double> sorted = new java.util.ArrayList<>();
        times.forEach(sorted::add);
        sorted.sort(null);
        int last = sorted.size() - 1;
        return "median %.1f, 90%% %.1f, 99%% %.1f, most %.1f (%,d)"
                .formatted(
                        sorted.get(last / 2), sorted.get(last * 9 / 10), sorted.get(last * 99 / 100), sorted.get(last),
                        sorted.size());
    }
}
