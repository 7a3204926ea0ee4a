package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.testing.Given;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes whose decision is due go to the callers. */
@OfRoute("track")
final class TrackTest extends RouteTestSupport {
    private static final String CALLERS = "seda:call";

    @BeforeEach
    void start() throws Exception {
        start("track");
    }

    /** A note whose poll is due. */
    private Cancellation sent() {
        Cancellation sent = store.go(
                store.ready("fc-1"), new Outcome.Claimed(clock.instant()), new Outcome.Created(Given.NOTE, "0", null));
        dueForLong();
        return sent;
    }

    @Test
    void shouldHandOverEachNote_whenItsPollIsDue() throws Exception {
        Cancellation sent = sent();
        neighbour(CALLERS).expectedMessageCount(1);
        assertWentWell(send(""));
        neighbour(CALLERS).assertIsSatisfied();
        Claim claim = (Claim) bodies(CALLERS).get(0);
        assertEquals(Operation.STATUS, claim.operation());
        assertEquals(sent.id(), claim.cancellation().id());
    }

    @Test
    void shouldHandOverNothing_whenNothingIsDue() {
        store.ready("fc-1");
        assertWentWell(send(""));
        assertEquals(List.of(), bodies(CALLERS));
    }

    @Test
    void shouldStopBeforeItClaims_whenTheDiskIsFull() throws Exception {
        sent();
        free.set(0);
        assertWentWell(send(""));
        assertEquals(List.of(), bodies(CALLERS));
        free.set(Long.MAX_VALUE);
        assertWentWell(send(""));
        neighbour(CALLERS).expectedMessageCount(1);
        neighbour(CALLERS).assertIsSatisfied();
    }
}
