package io.anula.intake.table;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.settings.Settings;
import io.anula.testing.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What holds besides where the table is in the billing system's own database. */
abstract class ElsewhereContract extends TableContract {
    ElsewhereContract(@TempDir Path home, Billing billing) {
        super(home, billing);
    }

    @Test
    void shouldServeATable_whenItIsCalledOtherwise() {
        billing.makeOtherTable();
        start(billing.otherSettings());
        sql().update("insert into anulaciones (factura, tipo) values ('fc-10', 'ANULAR')");
        sql().update("insert into anulaciones (factura, tipo) values ('fc-11', 'COBRAR')");
        sql().update("insert into anulaciones (factura, tipo) values ('nc-12', 'ANULAR')");
        await().atMost(PATIENCE).until(() -> List.of("ACCEPTED", "", "INVALID").equals(steps()));
        Map<String, Object> row = sql().queryForMap("select * from anulaciones where factura = 'fc-10'");
        assertTrue(String.valueOf(row.get("nota")).startsWith("nc-"), row.toString());
        assertEquals(List.of(), TableCheck.of(settings(billing.otherSettings())));
    }

    private List<String> steps() {
        return sql().queryForList("select coalesce(paso, '') from anulaciones order by factura", String.class);
    }

    private TableSettings settings(Map<String, String> more) {
        return TableSettings.of(Settings.of(Given.PROVIDERS.settings(), Map.of(), environment(more), new Properties()));
    }

    @Test
    void shouldNeedNoMoreThanItsTable() {
        start();
        TableSettings table = settings(Map.of());
        assertEquals(List.of(), TableCheck.of(table));
        JdbcTemplate anula =
                new JdbcTemplate(new DriverManagerDataSource(table.url(), table.username(), table.password()));
        for (String forbidden : List.of(
                "select * from secret",
                "delete from cancellation_request",
                "insert into cancellation_request (provider) values ('lafactura')",
                "update cancellation_request set invoice = 'fc-0'",
                "drop table cancellation_request")) {
            assertThrows(DataAccessException.class, () -> anula.execute(forbidden), forbidden);
        }
    }

    @Test
    void shouldGoOnByItself_whenItsConnectionsAreLost() {
        start();
        insert("fc-20");
        awaitRow("fc-20", "ACCEPTED");
        billing.disconnect();
        insert("fc-21");
        awaitRow("fc-21", "ACCEPTED");
    }

    @Test
    void shouldWorkOnFiles_andTellRowsLater_whenTheDatabaseIsAway() throws IOException {
        start();
        insert("fc-30");
        awaitRow("fc-30", "ACCEPTED");
        simulator.pauseListening();
        insert("fc-31");
        awaitRow("fc-31", "TAKEN");
        billing.shut();
        awaitAlarms(List.of(RequestTable.AWAY));
        simulator.resumeListening();
        drop("a.jsonl", "fc-32");
        awaitResult("a.jsonl");
        assertEquals("TAKEN", rows("fc-31").get(0).get("status"));
        insert("fc-33");
        billing.open();
        awaitRow("fc-31", "ACCEPTED");
        awaitRow("fc-33", "ACCEPTED");
        awaitAlarms(List.of());
        assertEquals(4, cancellations());
    }

    @Test
    void shouldStart_whenTheDatabaseIsAway() throws IOException {
        billing.shut();
        start(Map.of("REQUESTS_TABLE_EVERY", "10m"));
        assertEquals(List.of(RequestTable.AWAY), alarms());
        drop("b.jsonl", "fc-40");
        awaitResult("b.jsonl");
        insert("fc-41");
        billing.open();
        awaitRow("fc-41", "ACCEPTED");
    }

    @Test
    void shouldTellTheOthers_whenOneRowCannotBeWritten() {
        billing.refuseToWrite("fc-51");
        start();
        for (int i = 50; i < 55; i++) {
            insert("fc-" + i);
        }
        for (int i : new int[] {50, 52, 53, 54}) {
            awaitRow("fc-" + i, "ACCEPTED");
        }
        awaitAlarms(List.of(RequestTable.NOT_WRITTEN));
        assertEquals("NEW", rows("fc-51").get(0).get("status"));
        assertEquals(1, simulator.notes("fc-51"));
    }

    @Test
    void shouldNotTakeItsRowsForThoseOfAnotherTable() {
        start();
        insert("fc-60");
        awaitRow("fc-60", "ACCEPTED");
        String source = store().queryForObject("select source from request", String.class);
        assertTrue(String.valueOf(source).matches("row-[0-9a-f]{8}:.+"), source);
    }

    private void drop(String name, String invoice) throws IOException {
        Path unfinished = home.resolve("inbox").resolve(name + ".part");
        Files.createDirectories(unfinished.getParent());
        Files.writeString(
                unfinished,
                "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}".formatted(invoice));
        Files.move(unfinished, home.resolve("inbox").resolve(name));
    }

    private void awaitResult(String name) {
        Path result = home.resolve("outbox").resolve(name + ".result.json");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(result)
                        && Files.readString(result).replace(" ", "").contains("\"complete\":true"));
    }
}
