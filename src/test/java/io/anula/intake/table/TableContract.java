package io.anula.intake.table;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.intake.Accept;
import io.anula.simulator.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a billing system may rely on, whichever database its table is in. */
abstract class TableContract extends TableFixture {
    TableContract(@TempDir Path home, Billing billing) {
        super(home, billing);
    }

    @Test
    void shouldFollowARowToItsEnd() {
        start();
        insert("fc-1");
        Map<String, Object> row = awaitRow("fc-1", "ACCEPTED");
        assertTrue(String.valueOf(row.get("credit_note")).startsWith("nc-"), row.toString());
        assertEquals("2", row.get("authority_code"));
        assertNotNull(row.get("cancellation_id"));
        assertEquals(1, simulator.notes("fc-1"));
    }

    @Test
    void shouldSayWhatIsWrong_whenARowIsInvalid() {
        start();
        insert("nc-9");
        Map<String, Object> row = awaitRow("nc-9", "INVALID");
        assertTrue(String.valueOf(row.get("message")).contains("nota de crédito"), row.toString());
        assertNull(row.get("cancellation_id"));
        assertEquals(0, simulator.stats().cancels());
    }

    @Test
    void shouldFollowTheFirst_whenTheSameInvoiceIsAskedForAgain() {
        start();
        insert("fc-2");
        Map<String, Object> first = awaitRow("fc-2", "ACCEPTED");
        insert("fc-2");
        await().atMost(PATIENCE)
                .until(() -> "ACCEPTED".equals(rows("fc-2").get(1).get("status")));
        Map<String, Object> second = rows("fc-2").get(1);
        assertEquals(first.get("cancellation_id"), second.get("cancellation_id"));
        assertEquals(first.get("credit_note"), second.get("credit_note"));
        assertTrue(String.valueOf(second.get("message")).startsWith("duplicate of "), second.toString());
        assertEquals(1, simulator.notes("fc-2"));
    }

    @Test
    void shouldTellTheReason_whenTheProviderRefuses() {
        start();
        simulator.scriptCancels("fc-3", Fault.BODY_400);
        insert("fc-3");
        assertNotNull(awaitRow("fc-3", "REJECTED").get("message"));
    }

    @Test
    void shouldDoubleNothing_whenItEndedBetweenAcceptingAndMarking() {
        InProcess before = still();
        insert("fc-4");
        insert("nc-4");
        List<Map<String, Object>> rows = sql().queryForList(
                        "select id, provider, account, invoice, reason, payload from cancellation_request order by id");
        assertEquals(2, before.part("accept", Accept.class).rows(rows).size());
        assertEquals("NEW", rows("fc-4").get(0).get("status"));
        String id = store().queryForObject("select id from cancellation", String.class);
        before.close();

        start();
        assertEquals(id, awaitRow("fc-4", "ACCEPTED").get("cancellation_id"));
        awaitRow("nc-4", "INVALID");
        assertEquals(1, cancellations());
        assertEquals(1, simulator.notes("fc-4"));
    }

    @Test
    void shouldLeaveRowsAlone_whenTheConditionDoesNotChooseThem() {
        start(Map.of("REQUESTS_TABLE_WHERE", "status = 'NEW' and (account is null or account <> 'later (1)')"));
        insert("fc-5");
        sql().update("insert into cancellation_request (provider, account, invoice, reason) values "
                + "('lafactura', 'later (1)', 'fc-6', 'Prueba')");
        insert("fc-7");
        awaitRow("fc-5", "ACCEPTED");
        awaitRow("fc-7", "ACCEPTED");
        assertEquals("NEW", rows("fc-6").get(0).get("status"));
    }
}
