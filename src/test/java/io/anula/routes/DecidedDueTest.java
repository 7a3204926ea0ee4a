package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.answer.Notice;
import io.anula.answer.Notices;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.intake.table.RequestTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was decided is given to the route "decided" until it takes it. */
@OfRoute("decided-due")
final class DecidedDueTest extends RouteTestSupport {
    private static final String DECIDED = "direct:decided";

    private final List<String> refused = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        start("decided-due");
        store.database.notices().want(true);
        neighbour(DECIDED).whenAnyExchangeReceived(exchange -> {
            Notice notice = exchange.getMessage().getBody(Notice.class);
            if (refused.contains(notice.about())) {
                throw new IllegalStateException("no receiver");
            }
        });
    }

    private Cancellation rejected(String invoice) {
        return store.go(
                store.ready(invoice),
                new Outcome.Claimed(clock.instant()),
                new Outcome.Refused("no such invoice", false, null));
    }

    private List<Notice> given() {
        return bodies(DECIDED).stream().map(Notice.class::cast).toList();
    }

    @Test
    void shouldGiveEachEndOnce_whenItIsTaken() {
        Cancellation ended = rejected("fc-1");
        assertWentWell(send(""));
        assertWentWell(send(""));
        Notice notice = given().get(0);
        assertEquals(1, given().size());
        assertEquals("cancellation.rejected", notice.type());
        assertEquals("fc-1", notice.about());
        assertEquals(ended.id(), notice.data().path("id").asText());
        assertEquals(List.of(), store.database.notices().peek(Long.MIN_VALUE, 10));
    }

    @Test
    void shouldGiveAgainOnlyWhatWasRefused_afterAPause() {
        rejected("fc-1");
        rejected("fc-2");
        refused.add("fc-2");
        assertHandled(IllegalStateException.class, send(""));
        assertEquals(List.of("notices-not-sent"), alarms());
        assertWentWell(send(""));
        assertEquals(2, given().size());
        refused.clear();
        clock.advance(Duration.ofSeconds(2));
        assertWentWell(send(""));
        assertEquals(
                List.of("fc-2"),
                given().subList(2, given().size()).stream().map(Notice::about).toList());
        assertEquals(List.of(), alarms());
        assertEquals(List.of(), store.database.notices().peek(Long.MIN_VALUE, 10));
    }

    @Test
    void shouldQueueNothing_whenNothingReceives() {
        store.database.notices().want(false);
        rejected("fc-1");
        assertEquals(List.of(), store.database.notices().peek(Long.MIN_VALUE, 10));
    }

    @Test
    void shouldGiveAFile_whenItsLastResultIsWritten() {
        String file = store.archived("a.jsonl", List.of("fc-1")).id();
        store.files.resultWritten(store.files.find(file), false);
        assertEquals(List.of(), store.database.notices().peek(Long.MIN_VALUE, 10));
        store.files.resultWritten(store.files.find(file), true);
        assertEquals(
                List.of(),
                store.database.notices().peek(Long.MIN_VALUE, 10),
                "a record counts as open, so the result is written again");
        store.sql.update("update intake_file set open_records = 0");
        store.files.resultWritten(store.files.find(file), true);
        assertWentWell(send(""));
        Notice notice = given().get(0);
        assertEquals("file.complete", notice.type());
        assertEquals("a.jsonl", notice.about());
        assertTrue(notice.cloudEvent().contains("\"type\":\"io.anula.file.complete\""), notice.cloudEvent());
    }

    @Test
    void shouldGiveABatch_whenItsLastRowHasEnded() {
        part("table", RequestTable.class).look();
        for (String status : List.of("ACCEPTED", "SENT")) {
            table().update(
                            "insert into cancellation_request (provider, invoice, batch, status) values ('lafactura', 'fc-1', 'run 7', ?)",
                            status);
        }
        Notices notices = part("notices", Notices.class);
        notices.rowsEnded(List.of(Map.of("id", "1", "status", "ACCEPTED")));
        assertEquals(List.of(), store.database.notices().peek(Long.MIN_VALUE, 10));
        table().update("update cancellation_request set status = 'REJECTED' where status = 'SENT'");
        notices.rowsEnded(List.of(Map.of("id", "2", "status", "REJECTED")));
        assertWentWell(send(""));
        assertEquals("run 7", given().get(0).about());
        assertEquals(
                "{\"batch\":\"run 7\",\"rows\":2,\"accepted\":1,\"rejected\":1}",
                given().get(0).json());
    }
}
