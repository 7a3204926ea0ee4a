package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.Breach;
import io.anula.cancellation.State;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.store.HistoryRow;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The invoice is looked at before its first call, and nothing of that is taken for a call. */
final class InspectionTest {
    private static final ProviderAccount ACCOUNT = Given.lafacturaAccount(
            Map.of("lafactura.rules.invoice-not-accepted", "block", "lafactura.max-in-flight", "2"));
    private static final Outcome FINE = new Outcome.Inspected(List.of(), "e");

    private final TestStore store = TestStore.inMemory();
    private final Node node = new Node(store, ACCOUNT);

    @AfterEach
    void close() {
        node.close();
        store.close();
    }

    private static Breach breach(String note) {
        return new Breach("invoice-has-note", true, "it has " + note, note);
    }

    private List<String> events(Claim claim) {
        return store.history(claim.cancellation().id()).stream()
                .map(HistoryRow::event)
                .toList();
    }

    @Test
    void shouldLookFirst_andCallOnceThen() throws InterruptedException {
        store.ready("fc-1");
        Claim first = node.send();
        assertEquals(Operation.INSPECT, first.operation());
        assertEquals(State.READY, Node.reread(store, first).state());
        assertEquals(first.leaseUntil(), Node.reread(store, first).dueAt());
        assertEquals(List.of(), node.claims.submits().batch(), "it is leased");
        node.recorder.record(first, FINE);
        Claim second = node.send();
        assertEquals(Operation.SUBMIT, second.operation());
        assertEquals("content of fc-1", second.content());
        assertEquals(1, second.cancellation().attempts());
        assertEquals(List.of("Requested", "Inspected", "Claimed"), events(first));
    }

    @Test
    void shouldLookAgainLater_whenTheAnswerFails() throws InterruptedException {
        store.ready("fc-1");
        Claim first = node.send();
        node.recorder.record(first, new Outcome.InspectionFailed("away", true, null));
        Cancellation waiting = Node.reread(store, first);
        assertEquals(State.READY, waiting.state());
        assertEquals(0, waiting.attempts());
        assertTrue(Objects.requireNonNull(waiting.dueAt()).isAfter(SettableClock.START));
        store.clock.set(Objects.requireNonNull(waiting.dueAt()));
        assertEquals(Operation.INSPECT, node.send().operation());
    }

    @Test
    void shouldLookAgain_whenTheProcessEndedMeanwhile() throws InterruptedException {
        store.ready("fc-1");
        Claim lost = node.send();
        try (Node other = new Node(store, ACCOUNT)) {
            store.clock.set(lost.leaseUntil().minusMillis(1));
            assertEquals(List.of(), other.claims.submits().batch());
            store.clock.set(lost.leaseUntil());
            Claim again = other.send();
            assertEquals(Operation.INSPECT, again.operation());
            node.recorder.record(lost, FINE);
            assertEquals(again.cancellation(), Node.reread(store, again), "the late answer changes nothing");
        }
    }

    @Test
    void shouldHold_andSendWithoutAnotherLook_whenAPersonReleasesIt() throws InterruptedException {
        store.ready("fc-1");
        Claim first = node.send();
        node.recorder.record(first, new Outcome.Inspected(List.of(breach("nc-7")), "e"));
        Cancellation held = Node.reread(store, first);
        assertEquals(State.HELD, held.state());
        assertEquals(State.READY, held.heldFrom());
        assertEquals("it has nc-7", held.message());
        store.go(held, new Outcome.Release("maria", "another note"));
        assertEquals(Operation.SUBMIT, node.send().operation());
    }

    @Test
    void shouldNotLook_whenItWasCalledBefore() throws InterruptedException {
        Cancellation ready = store.ready("fc-1");
        store.go(
                ready,
                new Outcome.Claimed(SettableClock.START),
                new Outcome.LeaseExpired(),
                new Outcome.Undecidable("?", null),
                new Outcome.Retry("maria", "no note there"));
        Claim claim = node.send();
        assertEquals(Operation.SUBMIT, claim.operation());
        assertEquals(2, claim.cancellation().attempts());
    }

    /** A second claim while a place is taken would show a place that was counted for the wrong kind of call. */
    @Test
    void shouldGiveItsPlaceBack_whenItEnds() throws InterruptedException {
        List.of("fc-1", "fc-2", "fc-3").forEach(store::ready);
        List<Claim> all = new ArrayList<>();
        for (List<Claim> claims = node.claims.submits().batch();
                !claims.isEmpty();
                claims = node.claims.submits().batch()) {
            assertTrue(node.lanes.inFlight() <= 2, "two places");
            for (Claim claim : claims) {
                all.add(claim);
                node.recorder.record(
                        claim,
                        claim.operation() == Operation.INSPECT ? FINE : new Outcome.Created(Given.NOTE, "0", null));
            }
        }
        assertEquals(0, node.lanes.inFlight());
        assertEquals(6, all.size());
        assertEquals(3, store.cancellations.count().get(State.SENT));
    }

    @Test
    void shouldNotCountTheNoteOfAnEarlierRejectedRequest() {
        Cancellation earlier = store.ready("fc-1");
        store.go(
                earlier,
                new Outcome.Claimed(SettableClock.START),
                new Outcome.Created(Given.NOTE, "0", "e"),
                new Outcome.Rejected("91", "why", "e"));
        Cancellation next = store.accepted("again", 1, Given.lafactura("fc-1"));
        Claim claim = new Claim(Operation.INSPECT, next, "", SettableClock.START, ACCOUNT);
        LookupRules rules = new LookupRules(store.cancellations);
        Outcome own = rules.believed(claim, new Outcome.Inspected(List.of(breach(Given.NOTE.code())), "e"));
        assertEquals(FINE, own);
        Outcome other = rules.believed(claim, new Outcome.Inspected(List.of(breach("nc-other")), "e"));
        assertEquals(State.HELD, store.go(next, other).state());
        assertNotNull(store.found(next.id()).message());
    }
}
