package io.anula.journey;

import io.anula.InProcess;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.config.live.LiveState;
import io.anula.config.routes.Finding;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.store.Cancellations;
import io.anula.store.HistoryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** A home of its own whose settings and routes are edited while the service runs in it. */
final class LiveHome implements AutoCloseable {
    /** So soon an edit is to be live, or named; more where a machine is busy with other things besides. */
    static final Duration SOON = Duration.ofSeconds(Integer.getInteger("live.soon", 30));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SETTINGS = Path.of("config", "application.properties");

    final Simulator simulator;
    final Path folder;
    private final InProcess service;
    private final Cancellations cancellations;

    LiveHome(Path folder, Map<String, String> settings) throws IOException {
        this(folder, settings, Duration.ZERO);
    }

    /** @param latency so long the provider takes for each answer */
    LiveHome(Path folder, Map<String, String> settings, Duration latency) throws IOException {
        this.simulator =
                Simulator.start(SimulatorOptions.builder().latency(latency).build());
        this.folder = folder;
        copy(Path.of("routes"));
        copy(Path.of("config"));
        Map<String, String> all = new HashMap<>(Map.of(
                "lafactura.url", simulator.laFacturaUrl(),
                "calipso.url", simulator.calipsoUrl(),
                "poll.first-delay", "100ms",
                "resend.first-delay", "100ms",
                "inbox.settle", "50ms"));
        all.putAll(settings);
        for (Map.Entry<String, String> setting : all.entrySet()) {
            set(setting.getKey(), setting.getValue());
        }
        this.service = InProcess.editable(folder, Clock.systemUTC());
        this.cancellations = new Cancellations(service.database(), Clock.systemUTC(), "test");
    }

    private void copy(Path from) throws IOException {
        Files.createDirectories(folder.resolve(from));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    Path route(String name) {
        return folder.resolve("routes").resolve(name + ".camel.yaml");
    }

    String read(String route) throws IOException {
        return Files.readString(route(route));
    }

    /** Saves a route file as editors do: written beside, renamed into place. */
    void save(String route, String text) throws IOException {
        save(route(route), text);
    }

    /** Gives a key of the settings another value. */
    void set(String key, String value) throws IOException {
        Path file = folder.resolve(SETTINGS);
        List<String> lines = Files.readAllLines(file);
        List<String> edited = Stream.concat(
                        lines.stream().filter(line -> !line.startsWith(key + " ")), Stream.of(key + " = " + value))
                .toList();
        save(file, String.join("\n", edited) + "\n");
    }

    private static void save(Path file, String text) throws IOException {
        Path beside = file.resolveSibling("saving.tmp");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    LiveState state() {
        return service.live();
    }

    /** Until another version runs and nothing is wrong. */
    LiveState awaitVersionAfter(long version) {
        return awaitVersionAfter(version, SOON);
    }

    LiveState awaitVersionAfter(long version, Duration most) {
        Awaitility.await()
                .atMost(most)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> state().version() > version && state().refused().isEmpty());
        return state();
    }

    /** Until what is wrong with the files is named. */
    Finding awaitRefusal(Path file) {
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> state().refused().stream()
                .anyMatch(finding -> finding.file().equals(file)));
        return state().refused().stream()
                .filter(finding -> finding.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    /** Until the files are all right again. */
    void awaitNothingRefused() {
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> state().refused()
                .isEmpty());
    }

    Optional<Alarm> alarm(String name) {
        return service.part("alarms", Alarms.class).active().stream()
                .filter(alarm -> alarm.name().equals(name))
                .findFirst();
    }

    /** Drops requests for those invoices. */
    void request(String file, List<String> invoices) throws IOException {
        drop(
                file,
                invoices.stream()
                        .map("{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}\n"::formatted)
                        .collect(Collectors.joining()));
    }

    /** Drops a file that holds that. */
    void drop(String file, String content) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path unfinished = Files.writeString(inbox.resolve(file + ".part"), content);
        Files.move(unfinished, inbox.resolve(file));
    }

    /** Until that invoice's cancellation is in that state. */
    Cancellation await(String invoice, State state) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Cancellation life = all().get(invoice);
            return life != null && life.state() == state;
        });
        return Objects.requireNonNull(all().get(invoice));
    }

    /** Until so many have come to their end. */
    void awaitEnded(int count, Duration most) {
        JdbcTemplate sql = new JdbcTemplate(service.database().dataSource());
        Awaitility.await().atMost(most).until(() -> {
            Integer ended = sql.queryForObject(
                    "select count(*) from cancellation where state in ('ACCEPTED', 'REJECTED', 'HELD')", Integer.class);
            return ended != null && ended >= count;
        });
    }

    Map<String, Cancellation> all() {
        List<String> ids = new JdbcTemplate(service.database().dataSource())
                .queryForList("select id from cancellation", String.class);
        return cancellations.find(ids).stream()
                .collect(Collectors.toMap(life -> life.key().invoice(), life -> life));
    }

    /** The newest row of the only cancellation there is; empty before it is there. */
    Optional<HistoryRow> lastHistory() {
        return all().values().stream().findFirst().map(one -> {
            List<HistoryRow> rows = history(one);
            return rows.get(rows.size() - 1);
        });
    }

    List<HistoryRow> history(Cancellation cancellation) {
        return Objects.requireNonNull(
                cancellations.histories().of(List.of(cancellation.id())).get(cancellation.id()));
    }

    @Override
    public void close() {
        service.close();
        simulator.close();
    }
}
