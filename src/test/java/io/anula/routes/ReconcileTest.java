package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.testing.Given;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accepted notes that are to be verified again go to the callers, and stay accepted. */
@OfRoute("reconcile")
final class ReconcileTest extends RouteTestSupport {
    private static final String CALLERS = "seda:call";

    @BeforeEach
    void start() throws Exception {
        start("reconcile");
    }

    private Cancellation accepted(String invoice) {
        return store.go(
                store.ready(invoice),
                new Outcome.Claimed(clock.instant()),
                new Outcome.Created(Given.NOTE, "0", null),
                new Outcome.Accepted(Given.NOTE, "2", null));
    }

    @Test
    void shouldHandOverTheNote_whenADayHasPassed() throws Exception {
        Cancellation accepted = accepted("fc-1");
        clock.advance(Duration.ofDays(1));
        neighbour(CALLERS).expectedMessageCount(1);
        assertWentWell(send(""));
        neighbour(CALLERS).assertIsSatisfied();
        Claim claim = (Claim) bodies(CALLERS).get(0);
        assertEquals(Operation.VERIFY, claim.operation());
        assertEquals(accepted, claim.cancellation());
        assertEquals(State.ACCEPTED, store.found(accepted.id()).state());
    }

    @Test
    void shouldHandOverNothing_whenADayHasNotPassed() {
        accepted("fc-1");
        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertWentWell(send(""));
        assertEquals(List.of(), bodies(CALLERS));
    }

    @Test
    void shouldStopBeforeItClaims_whenTheDiskIsFull() throws Exception {
        accepted("fc-1");
        clock.advance(Duration.ofDays(1));
        free.set(0);
        assertWentWell(send(""));
        assertEquals(List.of(), bodies(CALLERS));
        free.set(Long.MAX_VALUE);
        assertWentWell(send(""));
        neighbour(CALLERS).expectedMessageCount(1);
        neighbour(CALLERS).assertIsSatisfied();
    }
}
