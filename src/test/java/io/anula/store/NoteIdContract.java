package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.io.Json;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An id that a sender gives its credit note never serves two invoices. */
abstract class NoteIdContract extends StoreContract {
    private static Candidate candidate(int record, String invoice, String id) {
        return new Candidate(
                "f",
                record,
                null,
                Given.lafactura(invoice),
                "{\"description\":\"x\",\"intID\":\"%s\"}".formatted(id),
                null);
    }

    private List<StoredRequest> accept(Candidate... batch) {
        return store.requests.accept(List.of(batch));
    }

    private static List<Verdict> verdicts(List<StoredRequest> stored) {
        return stored.stream().map(StoredRequest::verdict).toList();
    }

    private static JsonNode problem(StoredRequest stored) {
        return Json.own(Objects.requireNonNull(stored.problem()));
    }

    private Cancellation rejected(StoredRequest accepted) {
        return store.go(
                Objects.requireNonNull(accepted.cancellation()),
                new Outcome.Claimed(SettableClock.START.plusSeconds(90)),
                new Outcome.Refused("no", false, null));
    }

    @Test
    void shouldBeInvalid_whenTheIdServesAnotherInvoice() {
        StoredRequest first = accept(candidate(1, "fc-1", "N-7")).get(0);
        StoredRequest second = accept(candidate(2, "fc-2", "n-7")).get(0);
        assertEquals(List.of(Verdict.ACCEPTED, Verdict.INVALID), verdicts(List.of(first, second)));
        assertEquals("id-used", problem(second).path("rule").asText());
        assertEquals("intID", problem(second).path("field").asText());
        String message = problem(second).path("message").asText();
        String id = Objects.requireNonNull(first.cancellation()).id();
        assertTrue(message.contains("n-7 was used for invoice fc-1 (" + id + ")"), message);
        assertTrue(message.contains(" / intID: n-7 ya se usó"), message);
    }

    @Test
    void shouldBeInvalid_whenTheSameBatchUsesItTwice() {
        assertEquals(
                List.of(Verdict.ACCEPTED, Verdict.INVALID, Verdict.ACCEPTED),
                verdicts(
                        accept(candidate(1, "fc-1", "N-7"), candidate(2, "fc-2", "N-7"), candidate(3, "fc-3", "N-8"))));
    }

    @Test
    void shouldFollowTheFirst_whenTheSameInvoiceIsAskedForAgain() {
        accept(candidate(1, "fc-1", "N-7"));
        assertEquals(
                List.of(Verdict.DUPLICATE, Verdict.DUPLICATE),
                verdicts(accept(candidate(2, "fc-1", "N-7"), candidate(3, "fc-1", "N-8"))));
        assertEquals(List.of(Verdict.ACCEPTED), verdicts(accept(candidate(4, "fc-2", "N-8"))));
    }

    @Test
    void shouldStayUsed_whenTheFirstWasRejected() {
        rejected(accept(candidate(1, "fc-1", "N-7")).get(0));
        assertEquals(
                List.of(Verdict.INVALID, Verdict.ACCEPTED),
                verdicts(accept(candidate(2, "fc-2", "N-7"), candidate(3, "fc-1", "N-7"))));
        assertEquals(List.of(), new Invariants(store.database.sql().jdbc, Given.PROVIDERS.names()).findings(10));
    }

    @Test
    void shouldBeInvalid_whenItIsTheIdOfAnotherCancellation() {
        String id = store.ready("fc-1").id();
        assertEquals(
                List.of(Verdict.INVALID, Verdict.DUPLICATE),
                verdicts(accept(candidate(1, "fc-2", id.toLowerCase(Locale.ROOT)), candidate(2, "fc-1", id))));
    }

    @Test
    void shouldServeOneInvoice_whenSeveralWritersUseItAtOnce() throws InterruptedException, ExecutionException {
        AtomicInteger number = new AtomicInteger();
        List<Verdict> all = inThreads(8, () -> {
            int mine = number.incrementAndGet();
            return accept(candidate(mine, "fc-at-once-" + mine, "N-9")).get(0).verdict();
        });
        assertEquals(1, all.stream().filter(Verdict.ACCEPTED::equals).count(), all.toString());
        assertEquals(7, all.stream().filter(Verdict.INVALID::equals).count(), all.toString());
        assertEquals(1, store.count("cancellation"));
    }

    @Test
    void shouldKeepTheStoreWhole_whenThereAreIds() {
        accept(candidate(1, "fc-1", "N-7"), candidate(2, "fc-2", "N-8"));
        store.ready("fc-3");
        assertEquals(5, store.count("live_key"));
        Invariants unit = new Invariants(store.database.sql().jdbc, Given.PROVIDERS.names());
        assertEquals(List.of(), unit.findings(10));
        store.sql.update("delete from live_key where live_key = 'lafactura/default/fc-1'");
        assertEquals(1, unit.findings(10).size());
    }

    @Test
    void shouldForgetTheContent_whenALostRequestsIdServesAnotherInvoice() {
        accept(candidate(1, "fc-1", "N-7"));
        MissingCancellations unit = new MissingCancellations(
                store.database,
                store.cancellations,
                new io.anula.cancellation.Transition(Given.SCHEDULES),
                store.clock);
        List<Missing> lost =
                List.of(lost("fc-2", "N-7"), lost("fc-3", "N-8"), lost("fc-4", "n-8"), lost("fc-5", "N-10"));
        assertEquals(4, unit.hold(lost));
        assertEquals(
                List.of(
                        "{\"description\":\"x\",\"intID\":\"N-7\"}",
                        "",
                        "{\"description\":\"x\",\"intID\":\"N-8\"}",
                        "",
                        "{\"description\":\"x\",\"intID\":\"N-10\"}"),
                store.sql.queryForList(
                        "select coalesce(h.content, '') from history h join cancellation c on c.id = h.cancellation_id "
                                + "where h.version = 0 order by c.invoice",
                        String.class));
        assertEquals(List.of(), new Invariants(store.database.sql().jdbc, Given.PROVIDERS.names()).findings(10));
    }

    private static Missing lost(String invoice, String id) {
        Candidate candidate = candidate(1, invoice, id);
        return new Missing(Objects.requireNonNull(candidate.key()), null, candidate.content(), "archive");
    }
}
