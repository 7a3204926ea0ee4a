package io.anula.intake.table;

import static org.awaitility.Awaitility.await;

import io.anula.InProcess;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service in a hurry, a simulator of both providers, and a billing system's table. */
abstract class TableFixture {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Simulator simulator =
            Simulator.start(SimulatorOptions.builder().verifiesUntilDecided(0).build());
    final Path home;
    final Billing billing;
    private @Nullable InProcess service;

    TableFixture(@TempDir Path home, Billing billing) {
        this.home = home;
        this.billing = billing;
    }

    @AfterEach
    void close() {
        if (service != null) {
            service.close();
        }
        simulator.close();
    }

    final Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(billing.environment());
        all.put("LAFACTURA_URL", simulator.laFacturaUrl());
        all.put("CALIPSO_URL", simulator.calipsoUrl());
        all.put("EVIDENCE_ENABLED", "false");
        all.put("POLL_FIRST_DELAY", "1ms");
        all.put("INBOX_SETTLE", "1ms");
        all.put("ANSWER_EVERY", "100ms");
        all.put("REQUESTS_TABLE_EVERY", "100ms");
        all.putAll(more);
        return all;
    }

    final void start(Map<String, String> more) {
        service = InProcess.running(home, environment(more), Clock.systemUTC());
    }

    final void start() {
        start(Map.of());
    }

    /** The parts by themselves: nothing moves unless it is called. */
    final InProcess still() {
        service = InProcess.still(home, environment(Map.of()), Clock.systemUTC());
        return service;
    }

    final InProcess service() {
        return Objects.requireNonNull(service, "not started");
    }

    /** Statements as the billing system. */
    final JdbcTemplate sql() {
        return billing.sql(service());
    }

    final JdbcTemplate store() {
        return new JdbcTemplate(service().database().dataSource());
    }

    final void insert(String invoice) {
        sql().update(
                        "insert into cancellation_request (provider, invoice, reason) values ('lafactura', ?, 'Prueba: ñandú')",
                        invoice);
    }

    /** The only row for that invoice, when it has that status. */
    final Map<String, Object> awaitRow(String invoice, String status) {
        return await(invoice + " is " + status)
                .atMost(PATIENCE)
                .until(() -> rows(invoice).get(0), row -> status.equals(row.get("status")));
    }

    final List<Map<String, Object>> rows(String invoice) {
        return sql().queryForList("select * from cancellation_request where invoice = ? order by id", invoice);
    }

    final int cancellations() {
        return Objects.requireNonNull(store().queryForObject("select count(*) from cancellation", Integer.class));
    }

    final List<String> alarms() {
        return service().part("alarms", Alarms.class).active().stream()
                .map(Alarm::name)
                .toList();
    }

    final void awaitAlarms(List<String> names) {
        await("alarms " + names).atMost(PATIENCE).until(this::alarms, names::equals);
    }
}
