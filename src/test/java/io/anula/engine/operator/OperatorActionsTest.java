package io.anula.engine.operator;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.IllegalTransitionException;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.store.AnswerQueue;
import io.anula.store.HistoryRow;
import io.anula.store.Verdict;
import io.anula.testing.Failures;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people may decide, and what is refused because it would do harm, or nothing. */
final class OperatorActionsTest {
    private final TestStore store = TestStore.inMemory();
    private final Set<AccountName> lookedUp = new HashSet<>();
    private final OperatorActions unit = new OperatorActions(
            store.cancellations,
            new Transition(Given.SCHEDULES),
            lookedUp::contains,
            (provider, code) -> Given.PROVIDERS.of(provider).isInvoice(code),
            store.clock,
            () -> {});

    @AfterEach
    void close() {
        store.close();
    }

    private Cancellation decide(Cancellation about, Verb verb, @Nullable String note) {
        return decide(about, verb, note, about.version());
    }

    private Cancellation decide(Cancellation about, Verb verb, @Nullable String note, @Nullable Integer version) {
        return unit.decide(about.id(), new OperatorDecision(verb, "maria", "because", note, version))
                .orElseThrow();
    }

    private String refused(Cancellation about, Verb verb, @Nullable String note) {
        return Failures.message(DecisionRefusedException.class, () -> decide(about, verb, note));
    }

    private Cancellation sending(Cancellation ready) {
        return store.go(ready, new Outcome.Claimed(store.clock.instant().plusSeconds(90)));
    }

    private Cancellation doubted(Cancellation ready) {
        return store.go(
                sending(ready),
                new Outcome.Unknown("the first cause", null),
                new Outcome.Undecidable("the first cause", "e"));
    }

    private Cancellation confirmed(String order) {
        Cancellation ready = store.accepted("row:" + order, 0, Given.calipso(order));
        return store.go(
                sending(ready),
                new Outcome.Confirmed(new CreditNote("70417054367476", null, null), null, "the answer"));
    }

    @Test
    void shouldNotRelease_whatWouldBeHeldAgainInTheSameSecond() {
        Cancellation held = doubted(store.ready("fc-1"));
        assertFalse(unit.canBeReleased(held));
        String why = refused(held, Verb.RELEASE, null);
        assertTrue(why.contains("no look-up") && why.contains("no tiene consulta"), why);
        assertEquals(held, store.found(held.id()));
        lookedUp.add(new AccountName(Given.LAFACTURA, "default"));
        assertTrue(unit.canBeReleased(held));
        assertEquals(State.IN_DOUBT, decide(held, Verb.RELEASE, null).state());
    }

    private DecisionRefusedException refusal(Cancellation about, Verb verb, @Nullable Integer version) {
        DecisionRefusedException refusal =
                assertThrows(DecisionRefusedException.class, () -> decide(about, verb, null, version));
        assertEquals(about, store.found(about.id()), "nothing was done");
        return refusal;
    }

    @Test
    void shouldSendNoSecondTime_whenAnotherPersonDecidedAfterThePageWasOpened() {
        Cancellation seen = doubted(store.ready("fc-1"));
        Cancellation retried = unit.decide(
                        seen.id(), new OperatorDecision(Verb.RETRY, "beto", "not there", null, seen.version()))
                .orElseThrow();
        Cancellation heldAgain = doubted(retried);
        for (Verb verb : Verb.values()) {
            DecisionRefusedException refusal = refusal(heldAgain, verb, seen.version());
            assertEquals(DecisionRefusedException.Kind.CHANGED_SINCE, refusal.kind());
            assertEquals(
                    List.of("Retry", "Claimed", "Unknown", "Undecidable"),
                    refusal.since().stream().map(HistoryRow::event).toList());
            assertEquals("beto", refusal.since().get(0).actor());
            String message = String.valueOf(refusal.getMessage());
            assertTrue(message.contains("Retry by / por beto → READY: beto: not there"), message);
            assertTrue(message.contains(store.clock.instant().toString()), message);
        }
        assertEquals(State.READY, decide(heldAgain, Verb.RETRY, null).state());
    }

    @Test
    void shouldWantTheVersion_whenASecondCreditNoteCouldFollow() {
        Cancellation held = doubted(store.ready("fc-1"));
        Cancellation ended = confirmed("1204");
        assertEquals(
                DecisionRefusedException.Kind.VERSION_WANTED,
                refusal(held, Verb.RETRY, null).kind());
        assertEquals(
                DecisionRefusedException.Kind.VERSION_WANTED,
                refusal(held, Verb.RELEASE, null).kind());
        assertEquals(
                DecisionRefusedException.Kind.VERSION_WANTED,
                refusal(ended, Verb.REOPEN, null).kind());
        Cancellation stopped = decide(store.ready("fc-2"), Verb.HOLD, null, null);
        assertEquals(State.READY, decide(stopped, Verb.RELEASE, null, null).state(), "nothing was sent yet");
    }

    @Test
    void shouldHoldWhatWasOnlyPolledMeanwhile_andRefuseAVersionThatIsNotThereYet() {
        Cancellation sent = store.go(sending(store.ready("fc-1")), new Outcome.Created(NOTE, "0", null));
        Cancellation polled = store.go(
                sent,
                new Outcome.Claimed(store.clock.instant().plusSeconds(90)),
                new Outcome.Undecided("0", "not yet", NOTE));
        refusal(polled, Verb.HOLD, polled.version() + 1);
        assertEquals(State.HELD, decide(polled, Verb.HOLD, null, sent.version()).state());
    }

    @Test
    void shouldRelease_whatWasHeldElsewhere() {
        Cancellation held = decide(store.ready("fc-1"), Verb.HOLD, null);
        assertTrue(unit.canBeReleased(held));
        Cancellation released = decide(held, Verb.RELEASE, null);
        assertEquals(State.READY, released.state());
        assertFalse(unit.canBeReleased(released));
    }

    @Test
    void shouldKeepTheFirstCause_inTheStoreAndInTheHistory() {
        Cancellation after = decide(doubted(store.ready("fc-1")), Verb.RETRY, null);
        assertEquals("maria: because", after.message());
        assertEquals("the first cause", after.cause());
        assertEquals(after, store.found(after.id()));
        List<String> told = store.history(after.id()).stream()
                .map(HistoryRow::message)
                .map(String::valueOf)
                .toList();
        assertTrue(told.containsAll(List.of("the first cause", "maria: because")), told::toString);
    }

    @Test
    void shouldReopen_whatAnErpAnsweredAndKeepItsKey() {
        Cancellation ended = confirmed("1204");
        store.queue.answered(store.queue.peek(9), List.of());
        Cancellation held = decide(ended, Verb.REOPEN, null);
        assertEquals(State.HELD, held.state());
        assertNull(held.note());
        assertEquals(
                List.of(held.id()),
                store.queue.peek(9).stream()
                        .map(AnswerQueue.Entry::cancellationId)
                        .toList(),
                "whoever asked is told");
        assertEquals(Verdict.DUPLICATE, again("1204"));
        assertEquals(State.READY, decide(held, Verb.RETRY, null).state());
        assertEquals(Verdict.DUPLICATE, again("1204"));
    }

    private Verdict again(String order) {
        return store.requests
                .accept(List.of(TestStore.candidate("f" + store.count("request"), 1, Given.calipso(order))))
                .get(0)
                .verdict();
    }

    @Test
    void shouldBeWelcomeAgain_whenAReopenedOneIsResolvedAsNotCancelled() {
        Cancellation held = decide(confirmed("1204"), Verb.REOPEN, null);
        assertEquals(State.REJECTED, decide(held, Verb.RESOLVE, null).state());
        assertEquals(Verdict.ACCEPTED, again("1204"));
    }

    @Test
    void shouldNotReopen_whatLaFacturaProvedNorWhatHasNotEnded() {
        Cancellation proved = store.go(
                sending(store.ready("fc-1")),
                new Outcome.Created(NOTE, "0", null),
                new Outcome.Accepted(NOTE, "2", null));
        assertThrows(IllegalTransitionException.class, () -> decide(proved, Verb.REOPEN, null));
        assertThrows(IllegalTransitionException.class, () -> decide(store.ready("fc-2"), Verb.REOPEN, null));
    }

    @Test
    void shouldNotSend_whatHasLeftItsRequestInTheArchive() {
        Cancellation ended = confirmed("1204");
        store.sql.update("delete from history");
        Cancellation held = decide(ended, Verb.REOPEN, null);
        String why = refused(held, Verb.RETRY, null);
        assertTrue(why.contains("store.keep"), why);
        assertEquals(State.REJECTED, decide(held, Verb.RESOLVE, null).state());
    }

    @Test
    void shouldRefuseANote_thatIsAnInvoiceOrOfAnEarlierRequest() {
        store.go(
                sending(store.ready("fc-1")),
                new Outcome.Created(NOTE, "0", null),
                new Outcome.Rejected("95", "no", null));
        Cancellation second = store.accepted("row:2", 0, Given.lafactura("fc-1"));
        Cancellation held = doubted(second);
        assertTrue(refused(held, Verb.RESOLVE, "NC-1").contains("earlier request"));
        assertTrue(refused(held, Verb.RESOLVE, "fc-1").contains("not a credit note"));
        Cancellation sent = decide(held, Verb.RESOLVE, "nc-2");
        assertEquals(State.SENT, sent.state());
        assertEquals("maria", sent.noteBy());
    }

    @Test
    void shouldSendNoSecondTime_whileAnotherCancellationHasTheInvoice() {
        Cancellation first = confirmed("541");
        Cancellation second = store.accepted("row:x", 0, new Key(Given.CALIPSO, "default", "0541x"));
        String key = first.key().live();
        store.sql.update("delete from live_key where cancellation_id = ?", second.id());
        store.sql.update(
                "insert into key_collision (cancellation_id, live_key, found_at) values (?, ?, 0)", second.id(), key);
        Cancellation held = store.go(second, new Outcome.Doubled("541 has it"));
        assertEquals(1, store.cancellations.collisions().unseen().size());
        for (Verb verb : List.of(Verb.RETRY, Verb.RELEASE)) {
            assertTrue(refused(held, verb, null).contains(first.id()));
        }
        assertEquals(first, decide(first, Verb.CHECK, null), "a person has seen it");
        assertEquals(0, store.cancellations.collisions().unseen().size());
        assertThrows(IllegalTransitionException.class, () -> decide(first, Verb.CHECK, null));
        decide(decide(first, Verb.REOPEN, null), Verb.RESOLVE, null);
        assertEquals(State.READY, decide(held, Verb.RETRY, null).state());
    }

    @Test
    void shouldSeeThePair_whenADecisionAboutOneOfItIsTaken() {
        Cancellation first = store.ready("fc-1");
        Cancellation second = store.ready("fc-2");
        store.sql.update("delete from live_key where cancellation_id = ?", second.id());
        store.sql.update(
                "insert into key_collision (cancellation_id, live_key, found_at) values (?, ?, 0)",
                second.id(),
                first.key().live());
        assertEquals(1, store.cancellations.collisions().unseen().size());
        decide(second, Verb.HOLD, null);
        assertEquals(0, store.cancellations.collisions().unseen().size());
        assertEquals(1, store.cancellations.collisions().all().size());
    }
}
