package io.anula.answer;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.store.AnswerQueue;
import io.anula.store.IntakeFile;
import io.anula.store.RequestRows;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told, and what a row says. */
final class AnswersTest extends AnswerFixture {
    AnswersTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void shouldUpdateTheRow_whenItsCancellationMoves() {
        store.requests.accept(List.of(TestStore.candidate("row:7", 0, "fc-1")));
        Cancellation ready = Objects.requireNonNull(
                store.requests.page("row:7", null, -1, 1).get(0).cancellation());
        assertTrue(unit.due().isEmpty());
        Cancellation sent = go(ready, new Outcome.Created(NOTE, "1", null));
        Map<String, Object> row = unit.due().rows().get(0);
        assertEquals("7", row.get("id"));
        assertEquals("SENT", row.get("status"));
        assertEquals(sent.id(), row.get("cancellation_id"));
        assertEquals("nc-1", row.get("credit_note"));
        assertEquals("1", row.get("authority_code"));
        assertNull(row.get("message"));
    }

    @Test
    void shouldGiveTheRowLinksAndEvidence_whenTheNoteIsAccepted() {
        links = Map.of("URL", "https://dian.example/nc-1", "CHECK", "https://dian.example/check");
        evidence = "evidence/2026/fc-1";
        Cancellation sent = go(askedByRow("7", "fc-1"), new Outcome.Created(NOTE, "1", null));
        assertNull(unit.due().rows().get(0).get("url"));
        tellAll();
        store.go(sent, new Outcome.Accepted(NOTE, "2", null));
        Map<String, Object> row = unit.due().rows().get(0);
        assertEquals("https://dian.example/nc-1", row.get("url"));
        assertEquals("https://dian.example/check", row.get("check"));
        assertEquals("evidence/2026/fc-1", row.get("evidence"));
        assertEquals("cude-1", row.get("cude"));
        assertEquals("CR-1", row.get("document"));
    }

    @Test
    void shouldBeToldUntilItIsKnown_andNotAgain() {
        Cancellation ready = store.ready("fc-1");
        go(ready, new Outcome.Refused("no", false, null));
        AnswerBatch batch = unit.due();
        assertEquals(batch, unit.due());
        unit.told(batch);
        assertTrue(unit.due().isEmpty());
    }

    private Cancellation askedByRow(String row, String invoice) {
        store.requests.accept(List.of(TestStore.candidate("row:" + row, 0, invoice)));
        return Objects.requireNonNull(
                store.requests.page("row:" + row, null, -1, 1).get(0).cancellation());
    }

    @Test
    void shouldSayThatItIsSimulated_inTheMessageOfTheRow() {
        simulated = true;
        Cancellation ready = askedByRow("9", "fc-9");
        Cancellation sent = go(ready, new Outcome.Created(NOTE, "1", null));
        assertEquals("simulated / simulado", unit.due().rows().get(0).get("message"));
        tellAll();
        store.go(sent, new Outcome.Rejected("95", "the DIAN rejected it", null));
        assertEquals(
                "simulated / simulado: the DIAN rejected it",
                unit.due().rows().get(0).get("message"));
    }

    private static List<Object> ids(AnswerBatch batch) {
        return batch.rows().stream().map(row -> row.get("id")).toList();
    }

    @Test
    void shouldTellFilesAndKeepRows_whenTheTableIsAway() {
        IntakeFile file = store.archived("a.jsonl", List.of("fc-1"));
        store.requests.accept(List.of(TestStore.candidate("row:7", 0, "fc-1")));
        tellAll();
        tableIsThere = false;
        go(first(file), new Outcome.Refused("no", false, null));
        assertEquals(List.of(), unit.due().rows());
        tellAll();
        assertEquals(0, store.files.find(file.id()).openRecords());
        assertEquals(1, store.count("answer_due"));
        assertTrue(unit.due().isEmpty(), "passed over while it is away");
        tableIsThere = true;
        assertEquals(List.of("7"), ids(unit.due()));
        tellAll();
        assertEquals(0, store.count("answer_due"));
    }

    @Test
    void shouldTellTheOthers_andTryAgainAMinuteLater_whenOneRowFails() {
        for (int i = 1; i <= 3; i++) {
            go(askedByRow("" + i, "fc-" + i), new Outcome.Refused("no", false, null));
        }
        List<Object> told = tellAllBut("2");
        assertEquals(List.of("1", "3"), told);
        assertEquals(1, store.count("answer_due"));
        store.clock.advance(Duration.ofSeconds(59));
        assertTrue(unit.due().isEmpty());
        store.clock.advance(Duration.ofSeconds(1));
        assertEquals(List.of("2"), ids(unit.due()));
        tellAll();
        assertEquals(0, store.count("answer_due"));
    }

    @Test
    void shouldSimplifyTheMessage_untilTheRowCanBeWritten() {
        String message = "Factura → inexistente ✓ 😀 ñandú" + " y más".repeat(100);
        go(askedByRow("7", "fc-1"), new Outcome.Refused(message, false, null));
        List<Object> tried = new ArrayList<>();
        AnswerBatch batch = unit.due();
        for (; tried.size() < 4; batch = unit.due()) {
            tried.add(batch.rows().get(0).get("message"));
            assertEquals("REJECTED", batch.rows().get(0).get("status"));
            unit.failed(batch);
            assertTrue(unit.triesAgain());
        }
        assertEquals(message, tried.get(0));
        assertEquals(message.replace("😀", "?"), tried.get(1));
        assertEquals(
                message.replace("😀", "?").replace("→", "?").replace("✓", "?").substring(0, 250), tried.get(2));
        assertEquals(
                "Factura ? inexistente ? ? nandu y mas",
                String.valueOf(tried.get(3)).substring(0, 37));
        assertEquals(80, String.valueOf(tried.get(3)).length());
        assertNull(batch.rows().get(0).get("message"));
        unit.told(batch);
        assertEquals(0, store.count("answer_due"));
    }

    @Test
    void shouldTellAPerson_whenARowCannotBeWrittenWithoutItsMessageEither() {
        go(askedByRow("7", "fc-1"), new Outcome.Refused("no", false, null));
        for (int tries = 1; tries < Wording.values().length; tries++) {
            unit.failed(unit.due());
            assertTrue(unit.triesAgain());
        }
        unit.failed(unit.due());
        assertEquals(false, unit.triesAgain());
    }

    @Test
    void shouldTellFiles_whenACallCameBackWithoutAnEnd() {
        Cancellation ready = store.ready("fc-1");
        assertTrue(unit.due().isEmpty());
        Cancellation back = go(ready, new Outcome.NotSent("refused"));
        assertEquals(List.of(back.id()), cancellations(unit.due()));
        tellAll();
        store.go(back, new Outcome.Claimed(SettableClock.START.plusSeconds(90)));
        assertTrue(unit.due().isEmpty(), "its outcome follows");
    }

    private static List<String> cancellations(AnswerBatch batch) {
        return batch.entries().stream().map(AnswerQueue.Entry::cancellationId).toList();
    }

    /** As the route does: a batch with that row fails. */
    private List<Object> tellAllBut(String row) {
        List<Object> told = new ArrayList<>();
        for (AnswerBatch batch = unit.due(); !batch.isEmpty(); batch = unit.due()) {
            if (ids(batch).contains(row)) {
                unit.failed(batch);
            } else {
                told.addAll(ids(batch));
                unit.told(batch);
            }
        }
        return told;
    }

    @Test
    void shouldTellNobody_whenTheRowIsOfAnotherTable() {
        String source = RequestRows.elsewhere("billing/cancellation_request").source(7);
        store.requests.accept(List.of(TestStore.candidate(source, 0, "fc-1")));
        Cancellation ready = Objects.requireNonNull(
                store.requests.page(source, null, -1, 1).get(0).cancellation());
        go(ready, new Outcome.Refused("no", false, null));
        assertEquals(List.of(), unit.due().rows());
        tellAll();
        assertEquals(0, store.count("answer_due"));
    }
}
