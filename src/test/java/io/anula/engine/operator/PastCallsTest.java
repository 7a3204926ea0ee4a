package io.anula.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.engine.operator.PastCall.Known;
import io.anula.store.CancellationQueries;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often an invoice was called, as a person reads it before a call is repeated. */
final class PastCallsTest {
    private final TestStore store = TestStore.inMemory();
    private final CancellationQueries lives = new CancellationQueries(store.database);

    @AfterEach
    void close() {
        store.close();
    }

    private PastCalls calls(Cancellation about) {
        return PastCalls.in(lives.historiesOfInvoice(about));
    }

    private Cancellation claimed(Cancellation ready) {
        return store.go(ready, new Outcome.Claimed(store.clock.instant().plusSeconds(90)));
    }

    private static List<Known> known(PastCalls calls) {
        return calls.all().stream().map(PastCall::known).toList();
    }

    @Test
    void shouldSayWhenAndWhatIsKnown_ofEachCallThatMayHaveLeft() {
        Cancellation ready = store.ready("fc-1");
        assertEquals(0, calls(ready).count());
        Cancellation again = store.go(claimed(ready), new Outcome.NotSent("connection refused"));
        assertEquals(new PastCalls(List.of(), 1), calls(again));
        Cancellation sending = claimed(again);
        assertEquals(List.of(Known.UNDER_WAY), known(calls(sending)));
        Cancellation held =
                store.go(sending, new Outcome.Unknown("reset", null), new Outcome.Undecidable("no look-up", null));
        PastCall first = calls(held).all().get(0);
        assertEquals(Known.UNCERTAIN, first.known());
        assertEquals("no look-up", first.message());
        store.clock.advance(Duration.ofMinutes(5));
        Cancellation retried = store.go(held, new Outcome.Retry("ana", "not there"));
        Cancellation sentAgain =
                store.go(claimed(retried), new Outcome.Unknown("hung", null), new Outcome.Absent(null));
        PastCalls both = calls(sentAgain);
        assertEquals(List.of(Known.UNCERTAIN, Known.NO_NOTE), known(both));
        assertEquals(
                Duration.ofMinutes(5),
                Duration.between(first.at(), both.all().get(1).at()));
        assertEquals(1, both.neverLeft());
    }

    @Test
    void shouldCountTheCallsOfEarlierRequests_forTheSameInvoice() {
        Cancellation first = store.go(
                claimed(store.ready("fc-1")),
                new Outcome.Unknown("reset", null),
                new Outcome.Undecidable("no look-up", null),
                new Outcome.ResolvedNotCancelled("ana", "not there"));
        store.clock.advance(Duration.ofMinutes(1));
        Cancellation second = store.accepted("row:2", 0, Given.lafactura("fc-1"));
        PastCalls calls = calls(second);
        assertEquals(1, calls.count());
        assertEquals(first.id(), calls.all().get(0).cancellation());
    }
}
