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
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A thousand events a second, for ten seconds after as many of warm-up: a tenth are of the authority's decisions, the others are doubles and of
 * notes that nobody knows. How fast events and pages are answered, counted from the moment at which each was to be sent, and
 * how long a decision takes to be recorded; the first half warms up. Service, simulator and senders share this process and its machine.
 */
final class HookBench {
    private static final int SECONDS = 10;
    private static final int WARM_UP_SECONDS = 10;
    private static final int ALL = (SECONDS + WARM_UP_SECONDS) * 1_000;
    private static final int PER_SECOND = 1_000;
    private static final int DECIDED_EVERY = 10;
    private static final int PAGE_EVERY = 200;
    private static final int MEASURED_FROM = WARM_UP_SECONDS * PER_SECOND;
    private static final int NOTES = ALL / DECIDED_EVERY;
    private static final int SENDERS = 16;
    private static final long STEP_NANOS = 1_000_000_000L / PER_SECOND;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** After the last event; an event that did not arrive by then is lost, and its note waits for the schedule. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    private static final String SECRET = "a-secret-of-the-hook";

    private final int port = FreePort.next();
    private final Queue<Double> hooks = new ConcurrentLinkedQueue<>();
    private final Queue<Double> pages = new ConcurrentLinkedQueue<>();

    @Test
    void events(@TempDir Path home) throws Exception {
        SimulatorOptions undecided = SimulatorOptions.builder()
                .verifiesUntilDecided(Integer.MAX_VALUE)
                .build();
        try (Simulator simulator = Simulator.start(undecided);
                InProcess service = service(home, simulator)) {
            Cancellations cancellations = new Cancellations(service.database(), Clock.systemUTC(), "bench");
            drop(home);
            await().atMost(PATIENCE).until(() -> cancellations.count().equals(Map.of(State.SENT, (long) NOTES)));
            simulator.hook(Optional.of(hook()));
            Map<String, Long> decidedAt = flood(simulator);
            LockSupport.parkNanos(AFTERWARDS.toNanos());
            List<Double> late = all(service, cancellations).stream()
                    .filter(each -> each.state() == State.ACCEPTED && number(each) >= MEASURED_FROM / DECIDED_EVERY)
                    .map(each -> (double) each.changedAt().toEpochMilli()
                            - decidedAt.getOrDefault(each.key().invoice(), 0L))
                    .toList();
            Figures.say("%,d events a second for %d s: answered in %s ms", PER_SECOND, SECONDS, percentiles(hooks));
            Figures.say("meanwhile the overview: answered in %s ms", percentiles(pages));
            Figures.say(
                    "from the decision to ACCEPTED, by its event: %s ms; not by then: %,d",
                    percentiles(late), (ALL - MEASURED_FROM) / DECIDED_EVERY - late.size());
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
                        .mapToObj(number ->
                                "{\"provider\":\"lafactura\",\"tascode\":\"fc-%d\",\"description\":\"Prueba\"}"
                                        .formatted(number))
                        .toList());
        Files.move(part, part.resolveSibling("all.jsonl"));
    }

    /** Sends by the clock, over a few connections that stay open; returns when each note was decided. */
    private Map<String, Long> flood(Simulator simulator) throws InterruptedException {
        Map<String, Long> decidedAt = new ConcurrentHashMap<>();
        long begun = System.nanoTime() + Duration.ofMillis(200).toNanos();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = sender;
            Thread thread = new Thread(() -> send(simulator, decidedAt, begun, first), "sender-" + sender);
            thread.start();
            senders.add(thread);
        }
        for (Thread sender : senders) {
            sender.join();
        }
        return decidedAt;
    }

    private void send(Simulator simulator, Map<String, Long> decidedAt, long begun, int first) {
        try (EventConnection connection = new EventConnection(port)) {
            for (int number = first; number < ALL; number += SENDERS) {
                long due = begun + number * STEP_NANOS;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (number % DECIDED_EVERY == 0) {
                    String invoice = "fc-" + number / DECIDED_EVERY;
                    decidedAt.put(invoice, System.currentTimeMillis());
                    simulator.decide(invoice);
                    continue;
                }
                boolean isPage = number % PAGE_EVERY == 1;
                if (isPage) {
                    connection.get("/");
                } else {
                    String code =
                            number % 2 == 0 ? "nc-unknown-" + number : simulator.newestNote("fc-" + number % NOTES);
                    connection.post(
                            "/hooks/lafactura/" + SECRET,
                            "{\"document\":{\"tascode\":\"%s\",\"process\":\"2\"}}".formatted(code));
                }
                if (number >= MEASURED_FROM) {
                    (isPage ? pages : hooks).add((System.nanoTime() - due) / 1e6);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int number(Cancellation cancellation) {
        return Integer.parseInt(cancellation.key().invoice().substring("fc-".length()));
    }

    private static List<Cancellation> all(InProcess service, Cancellations cancellations) {
        return cancellations.find(new JdbcTemplate(service.database().dataSource())
                .queryForList("select id from cancellation", String.class));
    }

    private static String percentiles(Iterable<Double> times) {
        List<Double> sorted = new ArrayList<>();
        times.forEach(sorted::add);
        sorted.sort(null);
        int last = sorted.size() - 1;
        return "median %.1f, 90%% %.1f, 99%% %.1f, most %.1f (%,d)"
                .formatted(
                        sorted.get(last / 2),
                        sorted.get(last * 9 / 10),
                        sorted.get(last * 99 / 100),
                        sorted.get(last),
                        sorted.size());
    }
}
