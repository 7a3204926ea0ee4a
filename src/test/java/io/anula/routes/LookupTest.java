package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.testing.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls in doubt go to the callers, of accounts with a lookup. */
@OfRoute("lookup")
final class LookupTest extends RouteTestSupport {
    private static final String CALLERS = "seda:call";

    @Override
    Map<String, String> environment() {
        return Map.of("LAFACTURA_LOOKUP", "authoritative");
    }

    @BeforeEach
    void start() throws Exception {
        start("lookup");
    }

    /** A call in doubt that has been due for long. */
    private Cancellation inDoubt(Key key) {
        Cancellation inDoubt = store.go(
                store.accepted("row:" + key.invoice(), 0, key),
                new Outcome.Claimed(clock.instant()),
                new Outcome.Unknown("read timed out", null));
        dueForLong();
        return inDoubt;
    }

    @Test
    void shouldHandOverACallInDoubt_whenItsAccountHasALookup() throws Exception {
        Cancellation inDoubt = inDoubt(Given.lafactura("fc-1"));
        neighbour(CALLERS).expectedMessageCount(1);
        assertWentWell(send(""));
        neighbour(CALLERS).assertIsSatisfied();
        Claim claim = (Claim) bodies(CALLERS).get(0);
        assertEquals(Operation.LOOKUP, claim.operation());
        assertEquals(inDoubt.id(), claim.cancellation().id());
    }

    @Test
    void shouldHandOverNothing_whenTheAccountHasNone() {
        inDoubt(Given.calipso("1"));
        assertWentWell(send(""));
        assertEquals(List.of(), bodies(CALLERS));
    }
}
