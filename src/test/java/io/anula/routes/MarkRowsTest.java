package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.table.RequestTable;
import io.anula.store.RequestRows;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

/** Rows learn what became of them: all at once, each by itself, without its message, or not at all. */
@OfRoute("mark-rows")
final class MarkRowsTest extends RouteTestSupport {
    private static final String ONE = "mark-rows-update-one";
    private static final String BARE = "mark-rows-update-bare";

    @BeforeEach
    void fill() {
        for (int id = 1; id <= 3; id++) {
            table().update("insert into cancellation_request (provider, invoice) values ('lafactura', ?)", "fc-" + id);
        }
    }

    /** Starts the route so that the messages are counted that reach the rows one by one. */
    private void startCounting() throws Exception {
        start("mark-rows", advice -> {
            advice.weaveById(ONE).before().to("mock:one");
            advice.weaveById(BARE).before().to("mock:bare");
        });
    }

    private static Map<String, Object> mark(int id, String status, String message) {
        return RequestRows.update(id, status, null, message);
    }

    private Exchange mark(String second) {
        return send(List.of(mark(1, "TAKEN", null), mark(2, "INVALID", second), mark(3, "TAKEN", null)));
    }

    private List<String> statuses() {
        return table().queryForList("select status from cancellation_request order by id", String.class);
    }

    private void assertOneByOne(int one, int bare) {
        assertEquals(one, getMockEndpoint("mock:one").getReceivedCounter());
        assertEquals(bare, getMockEndpoint("mock:bare").getReceivedCounter());
    }

    /** The policy has taken the failure, and the route before it goes no further. */
    private void assertEndsHere(Class<? extends Exception> failure, Exchange done) {
        assertHandled(failure, done);
        assertTrue(done.getExchangeExtension().isErrorHandlerHandled());
        assertEquals(List.of("NEW", "NEW", "NEW"), statuses());
        assertEquals(List.of(RequestTable.NOT_WRITTEN), alarms());
    }

    @Test
    void shouldMarkAllAtOnce() throws Exception {
        startCounting();
        assertWentWell(mark("is required"));
        assertEquals(List.of("TAKEN", "INVALID", "TAKEN"), statuses());
        assertOneByOne(0, 0);
    }

    @Test
    void shouldMarkEachByItself_andOneWithoutItsMessage_whenThatDoesNotFit() throws Exception {
        table().execute("alter table cancellation_request alter column message varchar(5)");
        startCounting();
        assertNull(mark("is required").getException());
        assertEquals(List.of("TAKEN", "INVALID", "TAKEN"), statuses());
        assertEquals(
                List.of(2L),
                table().queryForList(
                                "select id from cancellation_request where status = 'INVALID' and message is null",
                                Long.class));
        assertOneByOne(3, 1);
        assertEquals(List.of(), alarms());
    }

    @Test
    void shouldMarkTheOthersUnderAnAlarm_whenARowTakesNotEvenItsStatus() throws Exception {
        table().execute("alter table cancellation_request add constraint valid check (status <> 'INVALID')");
        startCounting();
        assertNull(mark("is required").getException());
        assertEquals(List.of("TAKEN", "NEW", "TAKEN"), statuses());
        assertOneByOne(3, 1);
        assertEquals(List.of(RequestTable.NOT_WRITTEN), alarms());
    }

    @Test
    void shouldMarkTheOthersUnderAnAlarm_whenAStatusDoesNotFit() throws Exception {
        table().execute("alter table cancellation_request alter column status varchar(5)");
        startCounting();
        assertNull(mark(null).getException());
        assertEquals(List.of("TAKEN", "NEW", "TAKEN"), statuses());
        assertOneByOne(3, 1);
        assertEquals(List.of(RequestTable.NOT_WRITTEN), alarms());
    }

    @Test
    void shouldEndHere_whenTheConnectionIsRefused() throws Exception {
        start("mark-rows", advice -> {
            advice.weaveById("mark-rows-update")
                    .replace()
                    .throwException(new DataAccessResourceFailureException("connection refused"));
            advice.weaveById(ONE).before().to("mock:one");
            advice.weaveById(BARE).before().to("mock:bare");
        });
        assertEndsHere(DataAccessResourceFailureException.class, mark(null));
        assertOneByOne(0, 0);
    }

    @Test
    void shouldEndAtTheRow_atWhichTheConnectionIsRefused() throws Exception {
        table().execute("alter table cancellation_request alter column message varchar(5)");
        start("mark-rows", advice -> {
            advice.weaveById(ONE).before().to("mock:one");
            advice.weaveById(ONE)
                    .replace()
                    .throwException(new DataAccessResourceFailureException("connection refused"));
            advice.weaveById(BARE).before().to("mock:bare");
        });
        assertEndsHere(CamelExchangeException.class, mark("is required"));
        assertOneByOne(1, 0);
    }

    @Test
    void shouldLeaveARowThatIsKnownFurther() throws Exception {
        table().update("update cancellation_request set status = 'ACCEPTED' where id = 1");
        startCounting();
        assertWentWell(mark(null));
        assertEquals(List.of("ACCEPTED", "INVALID", "TAKEN"), statuses());
    }

    @Test
    void shouldEndHere_whenTheTableFailsForNow() throws Exception {
        start("mark-rows", advice -> advice.weaveById("mark-rows-update")
                .replace()
                .throwException(new TransientDataAccessResourceException("connection lost")));
        assertEndsHere(TransientDataAccessResourceException.class, mark(null));
    }

    @Test
    void shouldMarkNothingUnderAnAlarm_whenTheTableIsAway() throws Exception {
        table().execute("alter table cancellation_request rename to elsewhere");
        startCounting();
        assertNull(mark(null).getException());
        assertOneByOne(3, 3);
        assertEquals(List.of(RequestTable.AWAY), alarms());
    }

    @Test
    void shouldEndHere_whenARowFailsForAnotherReasonThanItsMessage() throws Exception {
        table().execute("alter table cancellation_request alter column message varchar(5)");
        start("mark-rows", advice -> advice.weaveById(ONE)
                .replace()
                .throwException(new TransientDataAccessResourceException("connection lost")));
        assertEndsHere(CamelExchangeException.class, mark("is required"));
    }
}
