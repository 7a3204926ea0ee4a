package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where {@code requests.table.enabled} is false no row is looked for. */
@OfRoute("intake-table")
final class TableSwitchedOffTest extends RouteTestSupport {
    @Override
    Map<String, String> environment() {
        return Map.of("REQUESTS_TABLE_ENABLED", "false");
    }

    @Test
    void shouldNotBeThere() throws Exception {
        removeAllBut("intake-table");
        context.start();
        assertEquals(List.of(), context.getRoutes());
    }
}
