package io.anula.intake.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.settings.Settings;
import io.anula.testing.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@code check} says of a table elsewhere: one line that names the setting. */
final class TableCheckTest {
    private final PostgresBilling billing = new PostgresBilling();
    private final JdbcTemplate sql = billing.statements();

    private String fault(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(billing.environment());
        environment.putAll(more);
        List<String> faults = TableCheck.of(
                TableSettings.of(Settings.of(Given.PROVIDERS.settings(), Map.of(), environment, new Properties())));
        assertEquals(1, faults.size(), faults::toString);
        return faults.get(0);
    }

    private static void assertBegins(String expected, String line) {
        assertTrue(line.startsWith(expected), line);
    }

    @Test
    void shouldNameTheAddress_whenNobodyAnswersOrThePasswordIsWrong() {
        String begin = "requests.table.url: the database cannot be reached: ";
        assertBegins(begin, fault(Map.of("REQUESTS_TABLE_URL", "jdbc:postgresql://127.0.0.1:1/x")));
        assertBegins(begin, fault(Map.of("REQUESTS_TABLE_URL", "jdbc:mysql://127.0.0.1:1/x")));
        assertBegins(begin, fault(Map.of("REQUESTS_TABLE_USERNAME", "nobody_at_all")));
    }

    @Test
    void shouldSayWhatTheDatabaseSays_whenTableColumnOrConditionIsWrong() {
        String begin = "requests.table.name: ";
        assertBegins(begin + "absent cannot be read", fault(Map.of("REQUESTS_TABLE_NAME", "absent")));
        String column = fault(Map.of("REQUESTS_TABLE_COLUMNS_REASON", "motivo"));
        assertTrue(column.contains("\"motivo\" does not exist"), column);
        String condition = fault(Map.of("REQUESTS_TABLE_WHERE", "estado = 1"));
        assertTrue(condition.contains("\"estado\" does not exist"), condition);
        String written = fault(Map.of("REQUESTS_TABLE_COLUMNS_CREDIT_NOTE", "nota"));
        assertTrue(written.contains("cannot be written") || written.contains("cannot be read"), written);
    }

    @Test
    void shouldSayThatItCannotBeWritten_whenTheAccountMayOnlyRead() {
        sql.execute("revoke update (message) on cancellation_request from " + billing.account());
        assertBegins(
                "requests.table.name: cancellation_request cannot be written as the settings want it", fault(Map.of()));
    }

    @Test
    void shouldMeasureWhatIsWritten() {
        sql.execute("alter table cancellation_request alter message type varchar(250)");
        assertEquals("requests.table.columns.message: message holds 250 characters, 2000 are needed", fault(Map.of()));
    }

    @Test
    void shouldRefuseAKey_whenItIsBytes() {
        sql.execute("alter table cancellation_request alter id drop identity");
        sql.execute("alter table cancellation_request alter id type bytea using id::text::bytea");
        assertBegins("requests.table.columns.id: id is no whole number", fault(Map.of()));
    }
}
