package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

/** The second verb: what is due is taken, by one alone, and the intent is durable before anybody knows of it. */
abstract class ClaimContract extends StoreContract {
    private static final Instant LEASE = SettableClock.START.plusSeconds(90);

    private List<Cancellation> claim(State state, int limit) {
        return store
                .cancellations
                .claim(
                        Given.account().accountName(),
                        state,
                        limit,
                        found -> store.change(found, new Outcome.Claimed(LEASE)))
                .stream()
                .map(Change::after)
                .toList();
    }

    @Test
    void shouldBeSendingWithALeaseAndAHistory_whenItIsClaimed() {
        Cancellation ready = store.ready("fc-1");
        Cancellation won = claim(State.READY, 10).get(0);
        assertEquals(won, store.found(ready.id()));
        assertEquals(State.SENDING, won.state());
        assertEquals(LEASE, won.dueAt());
        assertEquals(1, won.attempts());
        assertEquals(1, won.version());
        HistoryRow last = store.history(ready.id()).get(1);
        assertEquals(
                new HistoryRow(1, SettableClock.START, State.SENDING, "Claimed", null, null, "node-1", null, null),
                last);
    }

    @Test
    void shouldChangeOnlyWhatIsHeldBeforeItsFirstCall_andOnce() {
        Cancellation unsent = store.go(store.ready("fc-1"), new Outcome.Hold("maria", "wait"));
        store.go(
                store.ready("fc-2"),
                new Outcome.Claimed(LEASE),
                new Outcome.Unknown("reset", null),
                new Outcome.Hold("maria", "wait"));
        store.ready("fc-3");
        List<Change> changed = heldUnsent();
        assertEquals(
                List.of(unsent.id()),
                changed.stream().map(change -> change.after().id()).toList());
        assertEquals(State.IN_DOUBT, store.found(unsent.id()).heldFrom());
        assertEquals(List.of(), heldUnsent());
    }

    private List<Change> heldUnsent() {
        return store.cancellations.claimHeldUnsent(
                Given.account().accountName(), 10, found -> store.change(found, new Outcome.Restored()));
    }

    @Test
    void shouldBeNobodyElses_whenItIsClaimed() {
        store.ready("fc-1");
        assertEquals(1, claim(State.READY, 10).size());
        assertEquals(List.of(), claim(State.READY, 10));
    }

    @Test
    void shouldTakeNothing_whenATickIsLacking() {
        store.ready("fc-1");
        store.clock.set(SettableClock.START.minusMillis(1));
        assertEquals(List.of(), claim(State.READY, 10));
        store.clock.set(SettableClock.START);
        assertEquals(1, claim(State.READY, 10).size());
    }

    @Test
    void shouldTakeTheEarliestFirstAndNoMoreThanTheLimit() {
        List<String> invoices = List.of("fc-3", "fc-1", "fc-2");
        for (String invoice : invoices) {
            store.ready(invoice);
            store.clock.advance(Duration.ofMillis(1));
        }
        assertEquals(
                List.of("fc-3", "fc-1"),
                claim(State.READY, 2).stream().map(won -> won.key().invoice()).toList());
        assertEquals(
                List.of("fc-2"),
                claim(State.READY, 2).stream().map(won -> won.key().invoice()).toList());
    }

    @Test
    void shouldTakeOnlyThatAccountAndState() {
        store.accepted("row:1", 0, Given.calipso("1"));
        assertEquals(List.of(), claim(State.READY, 10));
        store.ready("fc-1");
        assertEquals(List.of(), claim(State.SENT, 10));
        assertEquals(List.of(), claim(State.SENDING, 10));
        assertEquals(1, claim(State.READY, 10).size());
    }

    @Test
    void shouldBeDueAgain_whenTheLeaseHasRunOut() {
        store.ready("fc-1");
        claim(State.READY, 10);
        store.clock.set(LEASE.minusMillis(1));
        assertEquals(List.of(), expired());
        store.clock.set(LEASE);
        assertEquals(State.IN_DOUBT, expired().get(0).after().state());
    }

    private List<Change> expired() {
        return store.cancellations.claim(
                Given.account().accountName(),
                State.SENDING,
                10,
                found -> store.change(found, new Outcome.LeaseExpired()));
    }

    @Test
    void shouldNeverBeTakenTwice_whenManyClaimAtOnce() throws Exception {
        int many = 2_000;
        store.requests.accept(IntStream.rangeClosed(1, many)
                .mapToObj(record -> TestStore.candidate("f", record, "fc-" + record))
                .toList());
        List<List<String>> all = inThreads(8, this::claimUntilNothingIsLeft);
        List<String> taken = all.stream().flatMap(List::stream).toList();
        assertEquals(many, taken.size());
        assertEquals(many, new HashSet<>(taken).size());
        assertEquals(many, store.cancellations.count().get(State.SENDING));
        assertEquals(2 * many, store.count("history"));
    }

    /** As a node does: whoever loses a race takes nothing, and looks again. */
    private List<String> claimUntilNothingIsLeft() {
        List<String> mine = new ArrayList<>();
        while (store.cancellations.count().containsKey(State.READY)) {
            try {
                claim(State.READY, 50).forEach(won -> mine.add(won.id()));
            } catch (ConcurrencyFailureException lostTheRace) {
                assertTrue(lostTheRace.getMessage() != null);
            }
        }
        return mine;
    }
}
