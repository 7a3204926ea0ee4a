package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.anula.engine.DueWork;
import io.anula.intake.table.RequestTable;
import io.anula.store.DiskFullException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New rows are in the store before they are marked. */
@OfRoute("intake-table")
final class IntakeTableTest extends RouteTestSupport {
    private static final String MARKS = "direct:mark-rows";

    private final AtomicInteger sends = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        start("intake-table");
        part("dueWork", DueWork.class).wakeBy(sends::incrementAndGet);
        part("table", RequestTable.class).pollBy(polls::incrementAndGet);
    }

    private static Map<String, Object> row(int id, String invoice) {
        return Map.of("ID", id, "PROVIDER", "lafactura", "INVOICE", invoice, "REASON", "El cliente no lo aceptó");
    }

    private static List<Map<String, Object>> rows(int count) {
        return IntStream.range(0, count).mapToObj(id -> row(id, "fc-" + id)).toList();
    }

    private List<Object> marks() {
        List<Object> marks = new ArrayList<>();
        bodies(MARKS).forEach(body -> ((List<?>) body).forEach(row -> marks.add(((Map<?, ?>) row).get("status"))));
        return marks;
    }

    @Test
    void shouldAcceptTheRowsAndHaveThemMarked() {
        assertWentWell(send(List.of(row(1, "fc-1"), row(2, "nc-2"), row(3, "fc-1"))));
        assertEquals(List.of("TAKEN", "INVALID", "TAKEN"), marks());
        assertEquals(1, store.count("cancellation"));
        assertEquals(3, store.count("request"));
        assertEquals(1, sends.get(), "they are sent at once");
        assertEquals(0, polls.get());
    }

    @Test
    void shouldKeepTheVerdict_whenTheMarkWasLost() {
        assertWentWell(send(rows(1)));
        assertWentWell(send(rows(1)));
        assertEquals(List.of("TAKEN", "TAKEN"), marks());
        assertEquals(1, store.count("request"));
    }

    @Test
    void shouldPollAgainAtOnce_whenAPollWasFull() {
        assertWentWell(send(rows(499)));
        assertEquals(0, polls.get());
        assertWentWell(send(rows(500)));
        assertEquals(1, polls.get());
    }

    /** As the policy of the route behind leaves a message whose failure it has taken. */
    @Test
    void shouldNotPollAgainAtOnce_whenTheRowsCannotBeMarked() {
        neighbour(MARKS).whenAnyExchangeReceived(exchange -> exchange.getExchangeExtension()
                .setErrorHandlerHandled(true));
        assertWentWell(send(rows(500)));
        assertEquals(500, store.count("cancellation"));
        assertEquals(0, polls.get());
    }

    @Test
    void shouldMarkNothing_whenTheDiskIsFull() {
        free.set(0);
        assertHandled(DiskFullException.class, send(rows(1)));
        assertEquals(List.of(), marks());
        assertEquals(0, sends.get());
    }

    @Test
    void shouldTakeNothing_whenARowHasNoId() {
        Map<String, Object> without = new HashMap<>(row(1, "fc-1"));
        without.remove("ID");
        assertInstanceOf(Exception.class, send(List.of(row(2, "fc-2"), without)).getException());
        assertEquals(List.of(), marks());
        assertEquals(0, store.count("cancellation"));
    }
}
