package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.engine.DueWork;
import io.anula.engine.Recorder;
import io.anula.provider.Claim;
import io.anula.provider.ProviderCalls;
import io.anula.testing.Resources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;

/** The route of the call, claims for it, and providers that answer. */
abstract class CallTestSupport extends RouteTestSupport {
    static final String LAFACTURA = "http://127.0.0.1:8099/lafactura/api2.0/invoice/";
    static final String BEFORE = "direct:lafactura-request";
    static final String AFTER = "direct:lafactura-answer";
    static final String RECORD = "direct:record";
    static final String CALLERS = "seda:call";
    static final String INVOICE = "fc-54984309jtr0ret90jjrg";
    static final String NOTE = "nc-54984309jtr903840932480";
    static final String CREATED = Resources.sample("lafactura-answer-created.txt");

    @Override
    Map<String, String> environment() {
        return Map.of("LAFACTURA_LOOKUP", "authoritative");
    }

    @BeforeEach
    void start() throws Exception {
        start("call");
        recordWorks();
    }

    /** What the route does that records. */
    final void recordWorks() {
        neighbour(RECORD).whenAnyExchangeReceived(exchange -> exchange.setVariable(ProviderCalls.SETTLED, true));
    }

    final DueWork work() {
        return part("dueWork", DueWork.class);
    }

    final void recorded(Claim claim, Outcome outcome) {
        part("recorder", Recorder.class).record(claim, outcome);
    }

    /** The claim of a call for a note. */
    final Claim submit() {
        store.ready(INVOICE);
        return Objects.requireNonNull(work().submits().next());
    }

    /** The claim of a poll for the decision about a note. */
    final Claim poll() {
        recorded(submit(), new Outcome.Created(new CreditNote(NOTE, "CR-1", "cude-1"), "0", null));
        dueForLong();
        return Objects.requireNonNull(work().polls().next());
    }

    /** The claim of a lookup of a call in doubt. */
    final Claim lookup() {
        recorded(submit(), new Outcome.Unknown("read timed out", null));
        dueForLong();
        return Objects.requireNonNull(work().lookups().next());
    }

    /** What that address answers. */
    final void answers(String url, int status, String body) {
        neighbour(url).whenAnyExchangeReceived(exchange -> {
            exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        });
    }

    /** The one outcome that came to be recorded. */
    final Outcome outcome() {
        List<Object> outcomes = bodies(RECORD);
        assertEquals(1, outcomes.size());
        return (Outcome) outcomes.get(0);
    }

    /** So many calls left for the provider. */
    final void assertCalls(int calls) {
        assertEquals(calls, neighbour(LAFACTURA).getReceivedCounter());
    }
}
