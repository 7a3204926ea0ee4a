package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.store.DiskFullException;
import io.anula.testing.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due goes to the callers, and is claimed before it goes. */
@OfRoute("submit")
final class SubmitTest extends RouteTestSupport {
    private static final String CALLERS = "seda:call";

    @BeforeEach
    void start() throws Exception {
        start("submit");
    }

    private Set<String> handedOver() {
        return bodies(CALLERS).stream()
                .map(Claim.class::cast)
                .map(claim -> claim.cancellation().id())
                .collect(Collectors.toSet());
    }

    private State state(Cancellation cancellation) {
        return store.found(cancellation.id()).state();
    }

    @Test
    void shouldHandOverEachClaim_whenItIsDurable() throws Exception {
        Cancellation first = store.ready("fc-1");
        Cancellation second = store.accepted("row:2", 0, Given.calipso("2"));
        neighbour(CALLERS).expectedMessageCount(2);
        List<State> whenHandedOver = new ArrayList<>();
        neighbour(CALLERS).whenAnyExchangeReceived(exchange -> {
            Claim claim = exchange.getMessage().getBody(Claim.class);
            assertEquals(Operation.SUBMIT, claim.operation());
            whenHandedOver.add(state(claim.cancellation()));
        });
        assertWentWell(send(""));
        neighbour(CALLERS).assertIsSatisfied();
        assertEquals(Set.of(first.id(), second.id()), handedOver());
        assertEquals(List.of(State.SENDING, State.SENDING), whenHandedOver);
    }

    @Test
    void shouldHandOverNothing_whenNothingIsDue() {
        assertWentWell(send(""));
        assertEquals(List.of(), bodies(CALLERS));
    }

    @Test
    void shouldClaimNothing_whenTheDiskIsFull() {
        Cancellation due = store.ready("fc-1");
        free.set(0);
        assertHandled(DiskFullException.class, send(""));
        assertEquals(List.of(), bodies(CALLERS));
        assertEquals(State.READY, state(due));
    }

    @Test
    void shouldHandOverTheOthers_whenOneIsNotTaken() throws Exception {
        store.ready("fc-1");
        store.accepted("row:2", 0, Given.calipso("2"));
        neighbour(CALLERS).expectedMessageCount(2);
        neighbour(CALLERS).whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("Queue full");
        });
        send("");
        neighbour(CALLERS).assertIsSatisfied();
    }
}
