package io.anula.journey;

import io.anula.InProcess;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.engine.operator.OperatorActions;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.store.Cancellations;
import io.anula.store.Database;
import io.anula.testing.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service and a simulator of both providers, in a hurry. */
final class Journey implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final Simulator simulator;
    private final Path home;
    private final InProcess service;
    private final Cancellations cancellations;

    Journey(Path home, Map<String, String> settings) {
        this(home, settings, SimulatorOptions.builder().build());
    }

    Journey(Path home, Map<String, String> settings, SimulatorOptions options) {
        this(home, settings, Simulator.start(options), Clock.systemUTC());
    }

    /** A service with a clock of its own, before a simulator that may outlive it. */
    Journey(Path home, Map<String, String> settings, Simulator provider, Clock clock) {
        simulator = provider;
        boolean third = "3.0".equals(settings.get("LAFACTURA_API"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "LAFACTURA_URL", third ? simulator.laFactura3Url() : simulator.laFacturaUrl(),
                "CALIPSO_URL", simulator.calipsoUrl(),
                "LAFACTURA_CONNECT_TIMEOUT", "500ms",
                "LAFACTURA_RESPONSE_TIMEOUT", "500ms",
                "CALIPSO_CONNECT_TIMEOUT", "500ms",
                "CALIPSO_RESPONSE_TIMEOUT", "500ms",
                "POLL_FIRST_DELAY", "100ms",
                "RESEND_FIRST_DELAY", "100ms",
                "INBOX_SETTLE", "50ms"));
        environment.put("LAFACTURA_EVIDENCE_HOSTS", origin(simulator.laFacturaUrl()));
        environment.put("EVIDENCE_PRIVATE_ADDRESSES", "true");
        environment.putAll(settings);
        this.home = home;
        this.service = InProcess.running(home, environment, clock);
        this.cancellations = new Cancellations(service.database(), clock, "test");
    }

    private static String origin(String url) {
        return url.substring(0, url.indexOf('/', "http://".length()));
    }

    /** Drops a file that is whole from the first moment. */
    void drop(String name, List<String> lines) throws IOException {
        Path unfinished = home.resolve("inbox").resolve(name + ".part");
        Files.createDirectories(unfinished.getParent());
        Files.write(unfinished, lines);
        Files.move(unfinished, home.resolve("inbox").resolve(name));
    }

    /** Every cancellation by its invoice, when so many have ended or are held. */
    Map<String, Cancellation> atRest(int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> all().size() == count
                        && all().values().stream()
                                .allMatch(life -> life.state().ended() || life.state() == State.HELD));
        return all();
    }

    /** Until a call for that invoice was tried and never left. */
    void untilTried(String invoice) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Cancellation life = all().get(invoice);
            return life != null && life.state() == State.READY && life.tries() > 0;
        });
    }

    /** What the provider answered to the call for the note. */
    String answer(Cancellation life) {
        return cancellations.histories().of(List.of(life.id())).getOrDefault(life.id(), List.of()).stream()
                .filter(row -> row.version() > 0 && row.content() != null)
                .map(row -> String.valueOf(row.content()))
                .findFirst()
                .orElse("");
    }

    /** Where a person decides. */
    OperatorActions desk() {
        return new OperatorActions(
                cancellations,
                new Transition(Given.SCHEDULES),
                account -> false,
                (provider, code) -> false,
                Clock.systemUTC(),
                () -> {});
    }

    /** The names of the alarms that stand. */
    List<String> alarms() {
        return service.part("alarms", Alarms.class).active().stream()
                .map(Alarm::name)
                .toList();
    }

    /** The store of the service. */
    Database database() {
        return service.database();
    }

    /** Ends the service, and not the simulator. */
    void stop() {
        service.close();
    }

    private Map<String, Cancellation> all() {
        List<String> ids = new JdbcTemplate(service.database().dataSource())
                .queryForList("select id from cancellation", String.class);
        return ids.stream()
                .map(cancellations::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(life -> life.key().invoice(), life -> life));
    }

    @Override
    public void close() {
        service.close();
        simulator.close();
    }
}
