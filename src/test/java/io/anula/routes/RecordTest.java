package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.engine.DueWork;
import io.anula.engine.Recorder;
import io.anula.provider.Claim;
import io.anula.provider.ProviderCalls;
import io.anula.testing.Given;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outcome of a call is durable when the route ends. */
@OfRoute("record")
final class RecordTest extends RouteTestSupport {
    private static final Outcome CREATED = new Outcome.Created(Given.NOTE, "0", "what came");

    @BeforeEach
    void start() throws Exception {
        start("record");
    }

    private Claim claim() {
        store.ready("fc-1");
        return Objects.requireNonNull(part("dueWork", DueWork.class).submits().next());
    }

    private Exchange record(Claim claim) {
        return send(exchange -> {
            exchange.setVariable("claim", claim);
            exchange.getMessage().setBody(CREATED);
        });
    }

    /** Its state when the recorder has ended, with all that it had. */
    private State state(Claim claim) {
        part("recorder", Recorder.class).close();
        return store.found(claim.cancellation().id()).state();
    }

    @Test
    void shouldRecordTheOutcome_andSayThatItIsRecorded() {
        Claim claim = claim();
        Exchange done = record(claim);
        assertWentWell(done);
        assertEquals(true, done.getVariable(ProviderCalls.SETTLED));
        assertEquals(State.SENT, state(claim));
    }

    @Test
    void shouldChangeNothing_whenTheOutcomeComesTooLate() {
        Claim claim = claim();
        store.go(claim.cancellation(), new Outcome.LeaseExpired());
        Exchange done = record(claim);
        assertWentWell(done);
        assertEquals(true, done.getVariable(ProviderCalls.SETTLED));
        assertEquals(State.IN_DOUBT, state(claim));
    }
}
