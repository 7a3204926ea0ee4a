package io.anula.intake.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.InProcess;
import io.anula.intake.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table in its own catalog beside the store. */
final class HsqldbTableTest extends TableContract {
    HsqldbTableTest(@TempDir Path home) {
        super(home, new Own());
    }

    /** The table was one of the store's: a row that was accepted and not marked, and rows that nobody had looked at. */
    @Test
    void shouldGoOnWithEachRowOnce_whenTheStoreIsOfAnEarlierVersion() throws IOException {
        InProcess before = still();
        makeTableInTheStore();
        for (int i = 70; i < 75; i++) {
            store().update(
                            "insert into cancellation_request (provider, invoice, reason) values ('lafactura', ?, 'Prueba')",
                            "fc-" + i);
        }
        before.part("accept", Accept.class)
                .rows(store().queryForList("select id, provider, account, invoice, reason, payload "
                        + "from cancellation_request where invoice = 'fc-70'"));
        before.close();

        start();
        for (int i = 70; i < 75; i++) {
            awaitRow("fc-" + i, "ACCEPTED");
            assertEquals(1, simulator.notes("fc-" + i));
        }
        assertEquals(5, cancellations());
    }

    private void makeTableInTheStore() throws IOException {
        String ddl = Files.readString(Path.of("src/main/resources/ddl/cancellation_request.hsqldb.sql"));
        for (String statement : ddl.replaceAll("--[^\n]*", "").split(";")) {
            if (!statement.isBlank()) {
                store().execute(statement);
            }
        }
    }

    /** Whoever fills the table that the service has made. */
    private static final class Own implements Billing {
        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public JdbcTemplate sql(InProcess service) {
            return new JdbcTemplate(service.database().requestTable());
        }
    }
}
