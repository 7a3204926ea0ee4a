package io.anula.store;

import static io.anula.testing.Given.NOTE;
import static io.anula.testing.TestStore.candidate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One live cancellation of an invoice, whoever asks, and how often. */
abstract class DuplicateContract extends StoreContract {
    private List<Verdict> accept(Candidate... batch) {
        return store.requests.accept(List.of(batch)).stream()
                .map(StoredRequest::verdict)
                .toList();
    }

    private static String id(StoredRequest stored) {
        return Objects.requireNonNull(stored.cancellation()).id();
    }

    private Cancellation sending(Cancellation ready) {
        return store.go(ready, new Outcome.Claimed(SettableClock.START.plusSeconds(90)));
    }

    @Test
    void shouldBeADuplicate_whenTheSameBatchAsksTwice() {
        List<StoredRequest> stored =
                store.requests.accept(List.of(candidate("f", 1, "fc-1"), candidate("f", 2, "fc-1")));
        assertEquals(id(stored.get(0)), id(stored.get(1)));
        assertEquals(1, store.count("cancellation"));
    }

    @Test
    void shouldBeADuplicate_whenAnotherSourceAsksLater() {
        Cancellation first = store.ready("fc-1");
        StoredRequest second =
                store.requests.accept(List.of(candidate("f", 1, "Fc-1"))).get(0);
        assertEquals(Verdict.DUPLICATE, second.verdict());
        assertEquals(first.id(), id(second));
    }

    @Test
    void shouldBeTwo_whenTheAccountOrTheProviderDiffers() {
        assertEquals(
                List.of(Verdict.ACCEPTED, Verdict.ACCEPTED),
                accept(candidate("f", 1, Given.lafactura("1")), candidate("f", 2, Given.calipso("1"))));
    }

    @Test
    void shouldBeWelcomeAgain_whenTheFirstWasRejected() {
        Cancellation rejected = store.go(sending(store.ready("fc-1")), new Outcome.Refused("no", false, null));
        StoredRequest again =
                store.requests.accept(List.of(candidate("f", 1, "fc-1"))).get(0);
        assertEquals(Verdict.ACCEPTED, again.verdict());
        assertNotEquals(rejected.id(), id(again));
    }

    @Test
    void shouldStayADuplicate_whenTheFirstWasAcceptedByTheAuthority() {
        Cancellation ended = store.go(
                sending(store.ready("fc-1")),
                new Outcome.Created(NOTE, "0", null),
                new Outcome.Accepted(NOTE, "2", null));
        StoredRequest again =
                store.requests.accept(List.of(candidate("f", 1, "fc-1"))).get(0);
        assertEquals(Verdict.DUPLICATE, again.verdict());
        assertEquals(ended, again.cancellation());
    }

    @Test
    void shouldStayADuplicate_whenTheFirstIsHeld() {
        store.go(store.ready("fc-1"), new Outcome.Hold("maria", "stop"));
        assertEquals(List.of(Verdict.DUPLICATE), accept(candidate("f", 1, "fc-1")));
    }

    @Test
    void shouldTellTheDuplicate_whenTheFirstHasMovedOn() {
        Cancellation first = store.ready("fc-1");
        assertEquals(0, store.count("answer_due"));
        accept(candidate("f", 1, "fc-1"));
        assertEquals(
                List.of(first.id()),
                store.queue.peek(10).stream()
                        .map(AnswerQueue.Entry::cancellationId)
                        .toList());
    }
}
