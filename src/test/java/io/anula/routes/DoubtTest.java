package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.store.DiskFullException;
import io.anula.testing.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that nothing was heard of is in doubt, and held for a person where no lookup can tell. */
@OfRoute("doubt")
final class DoubtTest extends RouteTestSupport {
    @BeforeEach
    void start() throws Exception {
        start("doubt");
    }

    /** A call whose lease has run out. */
    private Cancellation expired() {
        return store.go(store.ready("fc-1"), new Outcome.Claimed(Given.BORN));
    }

    private State state(Cancellation cancellation) {
        return store.found(cancellation.id()).state();
    }

    @Test
    void shouldBeInDoubt_whenItsLeaseHasRunOut() {
        Cancellation expired = expired();
        assertWentWell(send(""));
        assertEquals(State.IN_DOUBT, state(expired));
    }

    @Test
    void shouldBeHeld_whenNoLookupCanTellAndItsCallIsOver() {
        Cancellation expired = expired();
        assertWentWell(send(""));
        dueForLong();
        assertWentWell(send(""));
        assertEquals(State.HELD, state(expired));
    }

    @Test
    void shouldStay_whenItsLeaseStillRuns() {
        Cancellation sending = store.go(
                store.ready("fc-1"), new Outcome.Claimed(clock.instant().plus(Given.LONGEST_CALL)));
        assertWentWell(send(""));
        assertEquals(State.SENDING, state(sending));
    }

    @Test
    void shouldStay_whenTheDiskIsFull() {
        Cancellation expired = expired();
        free.set(0);
        assertHandled(DiskFullException.class, send(""));
        assertEquals(State.SENDING, state(expired));
    }
}
