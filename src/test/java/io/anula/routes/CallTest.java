package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.store.Candidate;
import io.anula.testing.Given;
import io.anula.testing.Resources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** A call that is answered: what leaves for which operation, and what its answer means. */
@OfRoute("call")
final class CallTest extends CallTestSupport {
    private static final String CALIPSO = "http://127.0.0.1:8099/calipso/";
    private static final String REJECTED =
            Resources.sample("lafactura-answer-verified.txt").replace("\"2\"", "\"95\"");

    private static String looked(String note) {
        return "{\"invoiceResult\":{\"status\":{\"code\":\"200\"},\"document\":{\"tascode\":\"%s\",\"referal\":\"%s\"}}}"
                .formatted(INVOICE, note);
    }

    @Test
    void shouldSendTheFormByTheOperatorsPlaces_andRecordTheNote() throws Exception {
        answers(LAFACTURA, 200, CREATED);
        neighbour(BEFORE).expectedMessageCount(1);
        neighbour(AFTER).expectedBodiesReceived(CREATED);
        assertWentWell(send(submit()));
        neighbour(BEFORE).assertIsSatisfied();
        neighbour(AFTER).assertIsSatisfied();
        assertCalls(1);
        assertEquals(NOTE, ((Outcome.Created) outcome()).note().code());
        assertEquals(List.of(), bodies(CALLERS));
    }

    @Test
    void shouldSendWhatTheOperatorsPlaceHasMadeOfIt() {
        answers(LAFACTURA, 200, CREATED);
        neighbour(BEFORE).whenAnyExchangeReceived(exchange -> {
            exchange.getMessage().setBody("{\"año\":1}");
            exchange.getMessage().setHeader("X-Empresa", "7");
        });
        assertWentWell(send(submit()));
        assertCalls(1);
        Message left = neighbour(LAFACTURA).getReceivedExchanges().get(0).getMessage();
        assertEquals("{\"año\":1}", new String(left.getBody(byte[].class), StandardCharsets.UTF_8));
        assertEquals("7", left.getHeader("X-Empresa"));
    }

    @Test
    void shouldJudgeWhatTheOperatorsPlaceHasMadeOfTheAnswer() {
        answers(LAFACTURA, 200, "{}");
        neighbour(AFTER)
                .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(CREATED));
        assertWentWell(send(submit()));
        Outcome.Created created = assertInstanceOf(Outcome.Created.class, outcome());
        assertEquals("{}", created.evidence(), "the history keeps what came");
    }

    @Test
    void shouldCallTheOtherProvider_byItsOwnPlaces() throws Exception {
        Candidate asked =
                new Candidate("row:1", 0, 1L, Given.calipso("1205"), Resources.sample("calipso-new.json"), null);
        store.requests.accept(List.of(asked));
        answers(CALIPSO, 200, "{\"Resultado\":\"A\",\"CAE\":\"70417054367476\",\"CbteDesde\":17}");
        neighbour("direct:calipso-request").expectedMessageCount(1);
        neighbour("direct:calipso-answer").expectedMessageCount(1);
        assertWentWell(send(Objects.requireNonNull(work().submits().next())));
        neighbour("direct:calipso-request").assertIsSatisfied();
        neighbour("direct:calipso-answer").assertIsSatisfied();
        assertCalls(0);
        assertInstanceOf(Outcome.Confirmed.class, outcome());
    }

    @Test
    void shouldRecordTheDecision_whenTheAuthorityHasAccepted() {
        answers(LAFACTURA, 200, Resources.sample("lafactura-answer-verified.txt"));
        assertWentWell(send(poll()));
        assertInstanceOf(Outcome.Accepted.class, outcome());
        assertEquals(List.of(), bodies(CALLERS));
    }

    @Test
    void shouldAskForTheReasonBeforeItRecords_whenTheAuthorityHasRejected() {
        answers(LAFACTURA, 200, REJECTED);
        Claim poll = poll();
        assertWentWell(send(poll));
        assertEquals(List.of(), bodies(RECORD));
        Claim handedOn = (Claim) bodies(CALLERS).get(0);
        assertEquals(Operation.EXPLAIN, handedOn.operation());
        assertInstanceOf(Outcome.Rejected.class, handedOn.known());
        assertEquals(State.SENT, store.found(poll.cancellation().id()).state());
    }

    @Test
    void shouldRecordTheRejectionWithItsReason_whenTheLogTellsIt() {
        answers(
                LAFACTURA,
                200,
                "{\"invoiceResult\":{\"log\":[{\"fecha\":\"2026-11-20\",\"proceso\":\"Regla CAM01\"}]}}");
        assertWentWell(send(poll().explaining(new Outcome.Rejected("95", "rejected", null))));
        Outcome.Rejected rejected = assertInstanceOf(Outcome.Rejected.class, outcome());
        assertTrue(rejected.message().endsWith("Regla CAM01"), rejected::message);
        assertEquals(List.of(), bodies(CALLERS));
    }

    @Test
    void shouldRecordTheNote_whenALookupFindsIt() {
        answers(LAFACTURA, 200, looked(NOTE));
        assertWentWell(send(lookup()));
        assertEquals(NOTE, ((Outcome.Found) outcome()).note().code());
    }

    @Test
    void shouldNotBelieveALookup_whenItFindsTheNoteOfAnEarlierRequest() {
        recorded(poll(), new Outcome.Rejected("95", "rejected", null));
        answers(LAFACTURA, 200, looked(NOTE));
        store.accepted("row:again", 0, Given.lafactura(INVOICE));
        recorded(Objects.requireNonNull(work().submits().next()), new Outcome.Unknown("read timed out", null));
        dueForLong();
        assertWentWell(send(Objects.requireNonNull(work().lookups().next())));
        assertInstanceOf(Outcome.Undecidable.class, outcome());
    }
}
