package io.anula.engine;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DueWorkTest {
    private final TestStore store = TestStore.inMemory();
    private final Node node = new Node(store);

    @AfterEach
    void close() {
        node.close();
        store.close();
    }

    @Test
    void shouldBringWhatTheRequestSaid_whenASendIsClaimed() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        assertEquals("content of fc-1", claim.content());
        assertEquals(State.SENDING, claim.cancellation().state());
        assertEquals(claim.cancellation(), Node.reread(store, claim));
    }

    @Test
    void shouldClaimNoSubmit_whileTheProviderMayNotBeSentAny() throws InterruptedException {
        store.ready("fc-1");
        node.maySubmit = false;
        assertEquals(List.of(), node.claims.submits().batch());
        node.maySubmit = true;
        assertEquals("fc-1", node.send().cancellation().key().invoice());
    }

    @Test
    void shouldLeaseForLongerThanTheLongestCall() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        Instant longestCall = SettableClock.START.plus(Given.account().callTimeout());
        assertTrue(claim.leaseUntil().isAfter(longestCall), claim.leaseUntil() + " is not after " + longestCall);
        assertEquals(claim.leaseUntil(), claim.cancellation().dueAt());
    }

    @Test
    void shouldClaimAsMuchAsMayBeUnderWay() throws InterruptedException {
        try (Node narrow = new Node(
                store,
                Given.lafacturaAccount(Map.of("lafactura.max-in-flight", "2")).account())) {
            List.of("fc-1", "fc-2", "fc-3").forEach(store::ready);
            List<Claim> first = narrow.claims.submits().batch();
            assertEquals(2, first.size());
            assertEquals(List.of(), narrow.claims.submits().batch());
            narrow.recorder.record(first.get(0), new Outcome.Created(NOTE, "0", null));
            assertEquals("fc-3", narrow.send().cancellation().key().invoice());
        }
    }

    @Test
    void shouldTellHowManyCallsHoldTheirPlacesForTooLong() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        store.clock.set(claim.leaseUntil().plus(Given.account().callTimeout()));
        assertEquals(0, node.lanes.snapshots(1).get(0).overdue());
        store.clock.set(claim.leaseUntil().plus(Given.account().callTimeout()).plusMillis(1));
        assertEquals(1, node.lanes.snapshots(1).get(0).overdue());
        node.recorder.record(claim, new Outcome.Created(NOTE, "0", null));
        assertEquals(0, node.lanes.snapshots(1).get(0).overdue());
    }

    @Test
    void shouldGiveThePlacesBack_whenNothingIsDue() throws InterruptedException {
        assertEquals(List.of(), node.claims.submits().batch());
        assertEquals(List.of(), node.claims.polls().batch());
        assertEquals(0, node.lanes.inFlight());
    }

    @Test
    void shouldClaimNothingMore_whenTheProcessIsAboutToEnd() throws InterruptedException {
        store.ready("fc-1");
        node.claims.stop();
        assertEquals(List.of(), node.claims.submits().batch());
        assertEquals(
                State.READY, store.cancellations.count().keySet().iterator().next());
    }

    @Test
    void shouldPollWhenTheFirstDelayIsOver_andNotATickBefore() throws InterruptedException {
        store.ready("fc-1");
        node.recorder.record(node.send(), new Outcome.Created(NOTE, "0", null));
        store.clock.set(SettableClock.START.plusMillis(1_999));
        assertEquals(List.of(), node.claims.polls().batch());
        store.clock.set(SettableClock.START.plusMillis(2_000));
        Claim poll = node.claims.polls().batch().get(0);
        assertEquals(State.SENT, poll.cancellation().state());
        assertEquals(List.of(), node.claims.polls().batch());
        assertEquals(poll.cancellation(), Node.reread(store, poll));
    }

    /** While sends look whether anything is due they hold each free place for a moment: no poll goes without for that. */
    @Test
    void shouldFindEachPollThatIsDue_whileSendsLookForWorkAllTheTime() throws Exception {
        store.ready("fc-1");
        node.recorder.record(node.send(), new Outcome.Created(NOTE, "0", null));
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> sends = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                assertEquals(List.of(), node.claims.submits().batch());
            }
        });
        try {
            Instant due = SettableClock.START.plus(Duration.ofHours(1));
            for (int round = 0; round < 300; round++) {
                store.clock.set(due);
                List<Claim> polls = node.claims.polls().batch();
                assertEquals(1, polls.size(), "round " + round);
                node.recorder.record(polls.get(0), new Outcome.Undecided("0", "not yet", null));
                due = Objects.requireNonNull(Node.reread(store, polls.get(0)).dueAt());
            }
        } finally {
            over.set(true);
        }
        sends.get(10, TimeUnit.SECONDS);
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Test
    void shouldHoldForAPersonWithThreeWaysOut_whenNothingWasHeardWithinTheLease() throws InterruptedException {
        store.ready("fc-1");
        Claim lost = node.send();
        store.clock.set(lost.leaseUntil().minusMillis(1));
        assertEquals(List.of(), node.doubts.expired());
        store.clock.set(lost.leaseUntil());
        assertEquals(1, node.doubts.expired().size());
        Cancellation doubt = Node.reread(store, lost);
        assertEquals(State.IN_DOUBT, doubt.state());

        Instant lookUp = Objects.requireNonNull(doubt.dueAt());
        assertEquals(lost.leaseUntil().plus(Given.LONGEST_CALL), lookUp, "nobody knows when the call left");
        store.clock.set(lookUp.minusMillis(1));
        assertEquals(List.of(), node.doubts.undecidable());
        store.clock.set(lookUp);
        assertEquals(1, node.doubts.undecidable().size());
        Cancellation held = Node.reread(store, lost);
        assertEquals(State.HELD, held.state());
        String message = Objects.requireNonNull(held.message());
        for (String way : List.of("resolve with", "retry", "not cancelled", "resuelva", "reintente", "no anulada")) {
            assertTrue(message.contains(way), way);
        }
        assertEquals(
                List.of("Requested", "Claimed", "LeaseExpired", "Undecidable"),
                store.history(held.id()).stream().map(row -> row.event()).toList());
    }

    @Test
    void shouldNeverSendAgain_whatIsInDoubtOrHeld() throws InterruptedException {
        store.ready("fc-1");
        Claim lost = node.send();
        for (int hours = 0; hours < 48; hours++) {
            store.clock.advance(Duration.ofHours(1));
            node.doubts.expired();
            node.doubts.undecidable();
            assertEquals(List.of(), node.claims.submits().batch());
            assertEquals(List.of(), node.claims.polls().batch());
        }
        assertEquals(State.HELD, Node.reread(store, lost).state());
    }

    @Test
    void shouldBeInDoubt_whenTheLeaseRanOutAndTheAccountIsNoLongerInTheSettings() throws InterruptedException {
        store.ready("fc-1");
        Claim lost = node.send();
        store.clock.set(lost.leaseUntil());
        try (Node later = new Node(store, Given.calipsoAccount(Map.of()).account())) {
            later.doubts.expired();
        }
        assertEquals(State.IN_DOUBT, Node.reread(store, lost).state());
    }
}
