package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.answer.AnswerBatch;
import io.anula.answer.Answers;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.intake.table.RequestTable;
import io.anula.testing.Given;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Rows learn where their cancellations stand. */
@OfRoute("answer-rows")
final class AnswerRowsTest extends RouteTestSupport {
    private Answers answers;

    @BeforeEach
    void start() throws Exception {
        start("answer-rows");
        answers = part("answers", Answers.class);
        part("table", RequestTable.class).look();
        table().update("insert into cancellation_request (provider, invoice) values ('lafactura', 'fc-1')");
        Cancellation asked = store.accepted("row:1", 0, Given.lafactura("fc-1"));
        store.go(asked, new Outcome.Claimed(clock.instant()), new Outcome.Refused("no such invoice", false, null));
    }

    private Exchange tell(AnswerBatch batch) {
        return send(exchange -> {
            exchange.getMessage().setBody(batch);
            exchange.setVariable("batch", batch);
            exchange.setVariable("rows", answers.rows(batch));
        });
    }

    private String status() {
        return table().queryForObject("select status from cancellation_request", String.class);
    }

    @Test
    void shouldWriteIntoTheRow_andKeepTheBatch() {
        AnswerBatch batch = answers.due();
        Exchange done = tell(batch);
        assertWentWell(done);
        assertEquals("REJECTED", status());
        assertSame(batch, done.getMessage().getBody());
    }

    @Test
    void shouldRaiseNoAlarm_whileASimplerMessageIsTried() {
        table().execute("alter table cancellation_request alter column message varchar(5)");
        for (int tries = 1; !status().equals("REJECTED"); tries++) {
            assertTrue(tries <= 10, "the row is never told");
            tell(answers.due());
            assertEquals(List.of(), alarms());
        }
    }

    @Test
    void shouldRaiseAnAlarmAndTellNobody_whenTheRowRefusesIt() {
        table().execute("alter table cancellation_request add constraint stands check (status = 'NEW')");
        AnswerBatch batch = answers.due();
        Exchange done = tell(batch);
        assertHandled(DataIntegrityViolationException.class, done);
        assertEquals("NEW", status());
        assertEquals(List.of(RequestTable.NOT_WRITTEN), alarms());
        assertTrue(done.getMessage().getBody(AnswerBatch.class).isEmpty());
        assertTrue(done.getExchangeExtension().isErrorHandlerHandled(), "the route before it goes no further");
    }
}
