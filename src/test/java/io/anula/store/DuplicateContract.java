package io.anula.store;

import static io.anula.testing.Given.NOTE;
import static io.anula.testing.TestStore.candidate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.io.Json;
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
        assertEquals(0, store.count("answer_due"), "a file gets its result anyway");
        accept(candidate("row:2", 0, "fc-1"));
        assertEquals(
                List.of(first.id()),
                store.queue.peek(10).stream()
                        .map(AnswerQueue.Entry::cancellationId)
                        .toList());
    }

    @Test
    void shouldBeOne_whenTwoAccountsOfLaFacturaAskForTheSameCode() {
        Key acme = new Key(Given.LAFACTURA, "acme", "FC-1");
        Cancellation first = store.ready("fc-1");
        StoredRequest second =
                store.requests.accept(List.of(candidate("f", 1, acme))).get(0);
        assertEquals(Verdict.DUPLICATE, second.verdict());
        assertEquals(first.id(), id(second));
        store.go(sending(first), new Outcome.Refused("no", false, null));
        StoredRequest third =
                store.requests.accept(List.of(candidate("f", 2, acme))).get(0);
        assertEquals(Verdict.ACCEPTED, third.verdict());
        assertEquals("acme", Objects.requireNonNull(third.cancellation()).key().account());
    }

    @Test
    void shouldBeTwo_whenTwoAccountsOfCalipsoAskForTheSameOrder() {
        Key acme = new Key(Given.CALIPSO, "acme", "1");
        assertEquals(
                List.of(Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.DUPLICATE),
                accept(candidate("f", 1, Given.calipso("1")), candidate("f", 2, acme), candidate("f", 3, acme)));
    }

    private static Candidate order(String source, long record, String content) {
        return new Candidate(source, record, null, Given.calipso("7001"), content, null);
    }

    private static void assertNamesBoth(StoredRequest refused, String... names) {
        assertEquals(Verdict.INVALID, refused.verdict());
        assertNull(refused.cancellation());
        JsonNode problem = Json.own(Objects.requireNonNull(refused.problem()));
        assertEquals("other-content", problem.path("rule").asText());
        assertEquals("ordenid", problem.path("field").asText());
        assertEquals("7001", problem.path("value").asText());
        for (String name : names) {
            assertTrue(problem.path("message").asText().contains(name), problem::toString);
        }
    }

    @Test
    void shouldBeInvalidAndNameBoth_whenTheSameOrderAsksForAnotherContent() {
        String file = store.files.register("a.json", "sha").id();
        String later = store.files.register("b.json", "sha").id();
        StoredRequest first = store.requests
                .accept(List.of(order(file, 1, "{\"total\":121.00}")))
                .get(0);
        List<StoredRequest> second = store.requests.accept(List.of(
                order(later, 3, "{\"total\":242}"),
                order("row:7", 0, "{\"total\":1}"),
                order("row:8", 0, "{\"total\":\"121\"}")));
        assertNamesBoth(second.get(0), "a.json#1", "b.json#3", id(first), "READY");
        assertNamesBoth(second.get(1), "a.json#1", "row 7");
        assertEquals(Verdict.DUPLICATE, second.get(2).verdict());
        assertEquals(1, store.count("cancellation"));
        assertEquals(second.subList(0, 1), store.requests.accept(List.of(order(later, 3, "{\"total\":242}"))));
    }

    @Test
    void shouldNameBoth_whenTheyStandInTheSameBatch() {
        List<StoredRequest> stored =
                store.requests.accept(List.of(order("f", 1, "{\"total\":1}"), order("f", 2, "{\"total\":2}")));
        assertNamesBoth(stored.get(1), "f#1", "f#2", id(stored.get(0)));
    }

    @Test
    void shouldBeWelcome_whenTheFirstWasRejectedAndTheContentIsAnother() {
        Cancellation first = Objects.requireNonNull(store.requests
                .accept(List.of(order("f", 1, "{\"total\":1}")))
                .get(0)
                .cancellation());
        store.go(sending(first), new Outcome.Refused("no", false, null));
        assertEquals(List.of(Verdict.ACCEPTED), accept(order("f", 2, "{\"total\":2}")));
        assertEquals(List.of(Verdict.INVALID), accept(order("f", 3, "{\"total\":1}")));
    }

    @Test
    void shouldCompareWithWhatTheFirstAskedFor_whenItIsOfAStoreOfBefore() {
        accept(order("f", 1, "{\"total\":1}"));
        store.sql.update("update live_key set content_digest = null");
        assertEquals(
                List.of(Verdict.INVALID, Verdict.DUPLICATE),
                accept(order("f", 2, "{\"total\":2}"), order("f", 3, "{\"total\":\"1.0\"}")));
    }

    @Test
    void shouldStayADuplicate_whenWhatTheFirstAskedForIsNotKnownAnyMore() {
        accept(order("f", 1, "{\"total\":1}"));
        store.sql.update("delete from history");
        assertEquals(List.of(Verdict.INVALID), accept(order("f", 2, "{\"total\":2}")));
        store.sql.update("update live_key set content_digest = null");
        assertEquals(List.of(Verdict.DUPLICATE), accept(order("f", 3, "{\"total\":2}")));
    }

    @Test
    void shouldStayADuplicate_whenLaFacturaIsGivenAnotherReason() {
        assertEquals(
                List.of(Verdict.ACCEPTED, Verdict.DUPLICATE),
                accept(
                        new Candidate("f", 1, null, Given.lafactura("fc-1"), "one reason", null),
                        new Candidate("f", 2, null, Given.lafactura("fc-1"), "another", null)));
    }

    /** As the answer routes do it. */
    private void tell(String source) {
        store.tellAll();
        assertEquals(1, store.count("request where source = '" + source + "' and answered = true"));
    }

    @Test
    void shouldAskAnew_whenARowThatWasToldItsRejectionIsNewAgain() {
        Candidate row = candidate("row:1", 0, "fc-1");
        Cancellation first = Objects.requireNonNull(
                store.requests.accept(List.of(row)).get(0).cancellation());
        Cancellation rejected = store.go(sending(first), new Outcome.Refused("no", false, null));
        assertEquals(rejected, store.requests.accept(List.of(row)).get(0).cancellation(), "the row does not know yet");
        tell("row:1");
        StoredRequest second = store.requests.accept(List.of(row)).get(0);
        assertEquals(Verdict.ACCEPTED, second.verdict());
        assertNotEquals(first.id(), id(second));
        assertEquals(second, store.requests.accept(List.of(row)).get(0), "taken again after a crash");
        store.go(sending(Objects.requireNonNull(second.cancellation())), new Outcome.Refused("no", false, null));
        assertEquals(id(second), id(store.requests.accept(List.of(row)).get(0)), "the second is not told yet");
    }

    @Test
    void shouldBeADuplicate_whenARowThatWasRejectedIsNewAgainAndAnotherWasTaken() {
        Candidate row = candidate("row:1", 0, "fc-1");
        Cancellation first = Objects.requireNonNull(
                store.requests.accept(List.of(row)).get(0).cancellation());
        store.go(sending(first), new Outcome.Refused("no", false, null));
        tell("row:1");
        Cancellation other = store.ready("fc-1");
        StoredRequest again = store.requests.accept(List.of(row)).get(0);
        assertEquals(Verdict.DUPLICATE, again.verdict());
        assertEquals(other.id(), id(again));
    }
}
