package io.anula.store;

import static io.anula.testing.TestStore.candidate;
import static io.anula.testing.TestStore.invalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The first verb: requests become cancellations, one for each live invoice. */
abstract class AcceptContract extends StoreContract {
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
    void shouldMakeACancellationThatIsDue_whenTheInvoiceIsNew() {
        StoredRequest stored =
                store.requests.accept(List.of(candidate("f", 1, "fc-1"))).get(0);
        Cancellation cancellation = store.found(id(stored));
        assertEquals(Verdict.ACCEPTED, stored.verdict());
        assertEquals(Cancellation.ready(id(stored), Given.lafactura("fc-1"), SettableClock.START), cancellation);
        assertEquals(cancellation, stored.cancellation());
    }

    @Test
    void shouldWriteTheRequestAsTheFirstLineOfTheHistory() {
        Cancellation ready = store.ready("fc-1");
        HistoryRow first = new HistoryRow(
                0, SettableClock.START, State.READY, "Requested", null, "content of fc-1", "node-1", null, null);
        assertEquals(List.of(first), store.history(ready.id()));
        assertEquals(
                "content of fc-1",
                store.cancellations.histories().contents(List.of(ready.id())).get(ready.id()));
    }

    @Test
    void shouldGiveTheVerdictsInTheOrderOfTheBatch() {
        assertEquals(
                List.of(Verdict.INVALID, Verdict.ACCEPTED, Verdict.DUPLICATE, Verdict.ACCEPTED),
                accept(
                        invalid("f", 1),
                        candidate("f", 2, "fc-1"),
                        candidate("f", 3, "FC-1"),
                        candidate("f", 4, "fc-2")));
    }

    @Test
    void shouldDoubleNothing_whenTheSameSourceIsTakenAgain() {
        Candidate[] batch = {candidate("f", 1, "fc-1"), candidate("f", 2, "fc-1"), invalid("f", 3)};
        List<StoredRequest> first = store.requests.accept(List.of(batch));
        assertEquals(first, store.requests.accept(List.of(batch)));
        assertEquals(3, store.count("request"));
        assertEquals(1, store.count("cancellation"));
        assertEquals(1, store.count("history"));
    }

    @Test
    void shouldKeepTheVerdict_whenTheSourceIsTakenAgainAfterARejection() {
        Candidate candidate = candidate("f", 1, "fc-1");
        Cancellation ready = Objects.requireNonNull(
                store.requests.accept(List.of(candidate)).get(0).cancellation());
        Cancellation rejected = store.go(sending(ready), new Outcome.Refused("no", false, null));
        StoredRequest again = store.requests.accept(List.of(candidate)).get(0);
        assertEquals(Verdict.ACCEPTED, again.verdict());
        assertEquals(rejected, again.cancellation());
        assertEquals(1, store.count("cancellation"));
    }

    @Test
    void shouldGoOn_whenHalfOfTheBatchIsThereAlready() {
        accept(candidate("f", 1, "fc-1"));
        assertEquals(
                List.of(Verdict.ACCEPTED, Verdict.ACCEPTED),
                accept(candidate("f", 1, "fc-1"), candidate("f", 2, "fc-2")));
        assertEquals(2, store.count("cancellation"));
    }

    @Test
    void shouldKeepTheProblem_whenARequestIsInvalid() {
        StoredRequest stored = store.requests.accept(List.of(invalid("f", 4))).get(0);
        assertEquals(invalid("f", 4).problem(), stored.problem());
        assertEquals(5L, stored.line());
        assertNull(stored.cancellation());
        assertEquals(List.of(stored), store.requests.page("f", Verdict.INVALID, 0, 10));
    }

    @Test
    void shouldMakeOneCancellation_whenSeveralThreadsAcceptTheSameInvoices() throws Exception {
        java.util.concurrent.atomic.AtomicInteger source = new java.util.concurrent.atomic.AtomicInteger();
        List<List<StoredRequest>> all = inThreads(6, () -> {
            String name = "f" + source.incrementAndGet();
            return store.requests.accept(IntStream.rangeClosed(1, 50)
                    .mapToObj(record -> candidate(name, record, "fc-" + record))
                    .toList());
        });
        assertEquals(50, store.count("cancellation"));
        assertEquals(300, store.count("request"));
        List<StoredRequest> flat = all.stream().flatMap(List::stream).toList();
        assertEquals(
                50,
                flat.stream()
                        .filter(stored -> stored.verdict() == Verdict.ACCEPTED)
                        .count());
        assertEquals(
                50,
                flat.stream()
                        .map(AcceptContract::id)
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void shouldPageInOrder_whenThereAreMoreThanOnePageHolds() {
        accept(candidate("f", 1, "fc-1"), invalid("f", 2), candidate("f", 3, "fc-3"), candidate("g", 1, "fc-4"));
        List<Long> records = store.requests.page("f", null, 0, 2).stream()
                .map(StoredRequest::record)
                .toList();
        assertEquals(List.of(1L, 2L), records);
        assertEquals(
                List.of(3L),
                store.requests.page("f", null, 2, 2).stream()
                        .map(StoredRequest::record)
                        .toList());
        assertEquals(
                Set.of(1L, 3L),
                store.requests.page("f", Verdict.ACCEPTED, 0, 9).stream()
                        .map(StoredRequest::record)
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldBeTaken_whenItsKeyIsLongerInSmallLetters() {
        String invoice = "\u0130".repeat(100);
        assertEquals(List.of(Verdict.ACCEPTED), accept(candidate("f", 1, Given.calipso(invoice))));
    }

    @Test
    void shouldBeTaken_whenARowOfThatNumberAskedForAnotherInvoiceBefore() {
        accept(candidate("row:1", 0, "fc-1"));
        StoredRequest later =
                store.requests.accept(List.of(candidate("row:1", 0, "fc-2"))).get(0);
        assertEquals("fc-2", Objects.requireNonNull(later.cancellation()).key().invoice());
    }

    private static Candidate ruled(String source, String order, String approval) {
        MarkRule authorisation = new MarkRule("same", List.of("calipso/default/cae/1"), true, null, "");
        Ruling ruling = new Ruling(null, null, null, approval, null, authorisation);
        return new Candidate(source, 1, 1L, Given.calipso(order), "{}", null, ruling);
    }

    @Test
    void shouldNeverBeReady_whenAPersonMustReleaseIt() {
        StoredRequest stored =
                store.requests.accept(List.of(ruled("f", "1", "above 100"))).get(0);
        Cancellation held =
                store.found(Objects.requireNonNull(stored.cancellation()).id());
        assertEquals(stored.cancellation(), held);
        assertEquals(State.HELD, held.state());
        assertEquals(State.READY, held.heldFrom());
        assertEquals(2, store.history(held.id()).size());
        assertEquals(1, store.count("answer_due where source = 'f'"));
    }

    @Test
    void shouldBeTaken_whenItsAuthorisationBelongsToNoCancellation() {
        store.sql.update("insert into authorisation_mark values ('calipso/default/cae/1', 'gone')");
        StoredRequest stored =
                store.requests.accept(List.of(ruled("f", "1", "above 100"))).get(0);
        assertEquals(Verdict.ACCEPTED, stored.verdict());
        assertEquals(0, store.count("authorisation_mark where cancellation_id = 'gone'"));
    }

    @Test
    void shouldBeInvalid_whenAnotherOrderHasItsAuthorisation() {
        store.requests.accept(List.of(ruled("f", "1", "above 100")));
        StoredRequest other =
                store.requests.accept(List.of(ruled("g", "2", "above 100"))).get(0);
        assertEquals(Verdict.INVALID, other.verdict());
        assertEquals(1, store.count("authorisation_mark"));
    }
}
