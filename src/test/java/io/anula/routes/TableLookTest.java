package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.table.RequestTable;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alarm stands while the request table is away. */
@OfRoute("table-look")
final class TableLookTest extends RouteTestSupport {
    private RequestTable table;

    @BeforeEach
    void start() throws Exception {
        start("table-look");
        table = part("table", RequestTable.class);
    }

    @Test
    void shouldRaiseNone_whileTheTableIsThere() {
        assertWentWell(send(""));
        assertTrue(table.isThere());
        assertEquals(List.of(), alarms());
    }

    @Test
    void shouldRaiseOne_whileTheTableIsAway() {
        table().execute("alter table cancellation_request rename to elsewhere");
        assertWentWell(send(""));
        assertFalse(table.isThere());
        assertEquals(List.of(RequestTable.AWAY), alarms());

        table().execute("alter table elsewhere rename to cancellation_request");
        assertWentWell(send(""));
        assertTrue(table.isThere());
        assertEquals(List.of(), alarms());
    }
}
