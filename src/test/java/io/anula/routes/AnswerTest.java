package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.intake.table.RequestTable;
import io.anula.store.DiskFullException;
import io.anula.testing.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is to be told is: rows by the route behind, files by a result that becomes due. */
@OfRoute("answer")
final class AnswerTest extends RouteTestSupport {
    private static final String ROWS = "direct:answer-rows";
    private static final Outcome REFUSED = new Outcome.Refused("no such invoice", false, null);

    /** What the route behind was given to tell, batch by batch. */
    private final List<List<?>> told = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        start("answer");
        part("table", RequestTable.class).look();
        neighbour(ROWS).whenAnyExchangeReceived(exchange -> told.add(exchange.getVariable("rows", List.class)));
    }

    private void end(Cancellation cancellation) {
        store.go(cancellation, new Outcome.Claimed(clock.instant()), REFUSED);
    }

    private int due() {
        return store.count("answer_due");
    }

    @Test
    void shouldTellNobody_whenNothingHasHappened() {
        assertWentWell(send(""));
        assertEquals(List.of(), told);
    }

    @Test
    void shouldHaveTheRowTold_whenARowAskedForIt() {
        Cancellation ended = store.accepted("row:7", 0, Given.lafactura("fc-1"));
        end(ended);
        assertWentWell(send(""));
        assertEquals(1, told.size());
        Map<?, ?> row = (Map<?, ?>) told.get(0).get(0);
        assertEquals("7", row.get("id"));
        assertEquals("REJECTED", row.get("status"));
        assertEquals(0, due());
    }

    @Test
    void shouldMakeTheResultDueAndTellNoRow_whenAFileAskedForIt() {
        store.archived("a.jsonl", List.of("fc-1"));
        end(store.cancellations
                .find(store.sql.queryForObject("select id from cancellation", String.class))
                .orElseThrow());
        store.sql.update("update intake_file set result_due_at = null");
        assertWentWell(send(""));
        assertEquals(List.of(), told);
        assertEquals(0, due());
        assertEquals(1, store.files.resultsDue(2).size());
    }

    @Test
    void shouldGoOn_whenABatchIsFull() {
        IntStream.range(0, 201).forEach(number -> store.accepted("row:" + number, 0, Given.lafactura("fc-" + number)));
        store.sql.update("insert into answer_due (cancellation_id) select id from cancellation");
        assertWentWell(send(""));
        assertEquals(List.of(200, 1), told.stream().map(List::size).toList());
        assertEquals(0, due());
    }

    @Test
    void shouldKeepItDue_whenTheRowsCannotBeWritten() {
        Cancellation ended = store.accepted("row:7", 0, Given.lafactura("fc-1"));
        end(ended);
        failAt(ROWS, new IllegalStateException("away"));
        assertEquals(IllegalStateException.class, send("").getException().getClass());
        assertEquals(1, due());
    }

    @Test
    void shouldKeepItDue_whenTheDiskIsFull() {
        end(store.accepted("row:7", 0, Given.lafactura("fc-1")));
        free.set(0);
        assertHandled(DiskFullException.class, send(""));
        free.set(Long.MAX_VALUE);
        assertEquals(1, due());
    }
}
