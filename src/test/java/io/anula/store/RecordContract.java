package io.anula.store;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The third verb: outcomes are recorded over the version that they were made from; and what follows for the answers. */
abstract class RecordContract extends StoreContract {
    private static final Instant LEASE = SettableClock.START.plusSeconds(90);

    private Cancellation sending(String invoice) {
        return store.go(store.ready(invoice), new Outcome.Claimed(LEASE));
    }

    private List<String> queued() {
        return store.queue.peek(100).stream()
                .map(AnswerQueue.Entry::cancellationId)
                .toList();
    }

    @Test
    void shouldKeepTheWholeCancellation_whenItIsReadAgain() {
        Cancellation sent = store.go(sending("fc-1"), new Outcome.Created(NOTE, "1", "evidence"));
        assertEquals(sent, store.found(sent.id()));
        Cancellation held = store.go(sent, new Outcome.Hold("maria", "stop"));
        assertEquals(held, store.found(sent.id()));
        assertEquals(State.SENT, held.heldFrom());
    }

    @Test
    void shouldWriteTheEvidenceIntoTheHistory() {
        Cancellation sent = store.go(sending("fc-1"), new Outcome.Created(NOTE, "1", "{\"whole\":\"answer\"}"));
        HistoryRow last = store.history(sent.id()).get(2);
        assertEquals(
                new HistoryRow(
                        2,
                        SettableClock.START,
                        State.SENT,
                        "Created",
                        null,
                        "{\"whole\":\"answer\"}",
                        "node-1",
                        null,
                        null),
                last);
    }

    @Test
    void shouldNameThePersonInTheHistory() {
        Cancellation held = store.go(store.ready("fc-1"), new Outcome.Hold("maria", "stop"));
        assertEquals(
                Arrays.asList(null, "maria"),
                store.history(held.id()).stream().map(HistoryRow::actor).toList());
    }

    @Test
    void shouldTellTheHistoriesApart_andFirstChangeFirst() {
        Cancellation one = sending("fc-1");
        Cancellation other = sending("fc-2");
        store.go(other, new Outcome.Created(NOTE, "1", null));
        Map<String, List<HistoryRow>> found =
                store.cancellations.histories().of(List.of(other.id(), one.id(), "nobody"));
        assertEquals(Set.of(one.id(), other.id()), found.keySet());
        assertEquals(store.history(one.id()), found.get(one.id()));
        assertEquals(List.of("Requested", "Claimed", "Created"), events(store.history(other.id())));
        assertEquals(List.of("Requested", "Claimed"), events(store.history(one.id())));
        assertEquals(Map.of(), store.cancellations.histories().of(List.of()));
    }

    private static List<String> events(List<HistoryRow> history) {
        return history.stream().map(HistoryRow::event).toList();
    }

    @Test
    void shouldKeepAnAnswer_whenItHoldsACharacterThatADatabaseTakesInNoText() {
        Cancellation sent = store.go(sending("fc-1"), new Outcome.Unknown("a\u0000b", "c\u0000d"));
        assertEquals("a\uFFFDb", store.found(sent.id()).message());
        assertEquals("c\uFFFDd", store.history(sent.id()).get(2).content());
    }

    @Test
    void shouldChangeNothingAndSayWho_whenSomebodyElseWasFaster() {
        Cancellation first = sending("fc-1");
        Cancellation second = sending("fc-2");
        Change late = store.change(first, new Outcome.Created(NOTE, "0", null));
        Change inTime = store.change(second, new Outcome.Created(NOTE, "0", null));
        Cancellation doubt = store.go(first, new Outcome.LeaseExpired());
        int rows = store.count("history");
        List<String> before = queued();
        assertEquals(List.of(inTime), store.cancellations.record(List.of(late, inTime)));
        assertEquals(doubt, store.found(first.id()));
        assertEquals(inTime.after(), store.found(second.id()));
        assertEquals(rows + 1, store.count("history"));
        assertEquals(before.size() + 1, queued().size());
    }

    @Test
    void shouldRecordNothing_whenOneOfTheBatchCannotBeWritten() {
        Cancellation first = sending("fc-1");
        Cancellation second = sending("fc-2");
        store.sql.update(
                "insert into history (cancellation_id, version, happened_at, state, event, node) "
                        + "values (?, 2, 0, 'SENT', 'x', 'x')",
                second.id());
        List<Change> changes = List.of(
                store.change(first, new Outcome.Created(NOTE, "0", null)),
                store.change(second, new Outcome.Created(NOTE, "0", null)));
        assertThrows(RuntimeException.class, () -> store.cancellations.record(changes));
        assertEquals(first, store.found(first.id()));
        assertEquals(second, store.found(second.id()));
    }

    @Test
    void shouldTellTheRequester_whenItsStatusChanges() {
        Cancellation sending = sending("fc-1");
        assertEquals(List.of(), queued());
        Cancellation sent = store.go(sending, new Outcome.Created(NOTE, "0", null));
        assertEquals(List.of(sent.id()), queued());
        store.go(sent, new Outcome.Claimed(LEASE), new Outcome.Undecided("0", "wait", NOTE));
        assertEquals(List.of(sent.id()), queued());
    }

    @Test
    void shouldWriteNoHistory_whenALookBringsNothingNew() {
        Cancellation sent = store.go(sending("fc-1"), new Outcome.Created(NOTE, "0", null));
        Cancellation again = store.go(sent, new Outcome.Claimed(LEASE), new Outcome.Undecided("0", "wait", NOTE));
        assertEquals(3, store.history(sent.id()).size());
        store.go(again, new Outcome.Undecided("1", "wait", NOTE));
        assertEquals(4, store.history(sent.id()).size());
    }

    @Test
    void shouldCutWhatIsTooLong_andKeepItWholeInTheHistory() {
        String message = "m".repeat(2_001);
        CreditNote note = new CreditNote("nc-1", "d".repeat(201), "c".repeat(201));
        Cancellation sent = store.go(sending("fc-1"), new Outcome.Created(note, "p".repeat(41), "e".repeat(100_000)));
        Cancellation stored =
                store.found(store.go(sent, new Outcome.Hold("maria", message)).id());
        assertEquals("maria: " + "m".repeat(1_992) + '…', stored.message());
        assertEquals("p".repeat(39) + '…', stored.process());
        assertEquals(new CreditNote("nc-1", "d".repeat(199) + '…', "c".repeat(199) + '…'), stored.note());
        assertEquals("e".repeat(100_000), store.history(sent.id()).get(2).content());
    }

    @Test
    void shouldCountWhatIsOpen_whenAFileHasDuplicatesOfWhatHasEnded() {
        Cancellation ended =
                store.go(sending("fc-1"), new Outcome.Created(NOTE, "0", null), new Outcome.Accepted(NOTE, "2", null));
        store.tellAll();
        IntakeFile file = store.read("a.json", List.of("fc-1", "fc-1", "fc-2", ""));
        assertEquals(1, file.openRecords());
        assertEquals(State.ACCEPTED, ended.state());
        assertEquals(List.of(), queued());
    }

    @Test
    void shouldCountOnce_whenTheSameIsAnsweredTwice() {
        IntakeFile file = store.read("a.json", List.of("fc-1", "fc-2"));
        Cancellation first = Objects.requireNonNull(
                store.requests.page(file.id(), null, 0, 1).get(0).cancellation());
        Cancellation sending = store.go(first, new Outcome.Claimed(LEASE));
        store.go(sending, new Outcome.Refused("no", false, null));
        List<AnswerQueue.Entry> entries = store.queue.peek(10);
        store.queue.answered(entries, List.of());
        store.queue.answered(entries, List.of());
        assertEquals(1, store.files.find(file.id()).openRecords());
        assertEquals(List.of(), queued());
    }

    @Test
    void shouldHaveOneEntryForAFile_whenManyOfItsRecordsChangeTogether() {
        IntakeFile file = store.archived("a.json", List.of("fc-1", "fc-2", "fc-2", "fc-3", ""));
        store.files.resultWritten(store.files.find(file.id()), false);
        List<Change> refused = store.requests.page(file.id(), Verdict.ACCEPTED, 0, 2).stream()
                .map(request -> store.go(Objects.requireNonNull(request.cancellation()), new Outcome.Claimed(LEASE)))
                .map(sending -> store.change(sending, new Outcome.Refused("no", false, null)))
                .toList();
        store.cancellations.record(refused);
        assertEquals(
                List.of(file.id() + " 3"),
                store.queue.peek(10).stream()
                        .map(entry -> entry.file() + ' ' + entry.ended())
                        .toList());
        store.tellAll();
        assertEquals(1, store.files.find(file.id()).openRecords());
        assertEquals(0, store.count("answer_due"));
    }

    @Test
    void shouldBeOpenAgain_whenAPersonReopensIt() {
        IntakeFile file = store.archived("a.json", List.of("fc-1"));
        Cancellation ended = store.go(
                Objects.requireNonNull(
                        store.requests.page(file.id(), null, 0, 1).get(0).cancellation()),
                new Outcome.Claimed(LEASE),
                new Outcome.Confirmed(NOTE, "done", null));
        store.tellAll();
        assertEquals(0, store.files.find(file.id()).openRecords());
        Cancellation held = store.go(ended, new Outcome.Reopen("maria", "it is not there"));
        store.tellAll();
        assertEquals(1, store.files.find(file.id()).openRecords());
        store.go(held, new Outcome.ResolvedNotCancelled("maria", "it stands"));
        store.tellAll();
        assertEquals(0, store.files.find(file.id()).openRecords());
        assertEquals(1, store.files.resultsDue(10).size());
    }

    @Test
    void shouldMakeTheResultDue_whenItsMomentHasComeAndNotATickBefore() {
        IntakeFile file = store.archived("a.json", List.of("fc-1"));
        store.files.resultWritten(store.files.find(file.id()), false);
        assertEquals(List.of(), store.files.resultsDue(10));
        store.happens(file);
        store.clock.advance(Duration.ofMillis(1_003));
        assertEquals(List.of(), store.files.resultsDue(10));
        store.clock.advance(Duration.ofMillis(1));
        assertEquals(1, store.files.resultsDue(10).size());
    }

    @Test
    void shouldBeDueAgain_whenSomethingHappensWhileTheResultIsWritten() {
        IntakeFile file = store.archived("a.json", List.of("fc-1"));
        IntakeFile asRead = store.files.resultsDue(10).get(0);
        store.happens(file);
        store.files.resultWritten(asRead, false);
        assertEquals(List.of(), store.files.resultsDue(10), "not at once: large ones would be written without a pause");
        store.clock.advance(Duration.ofMillis(1_004));
        assertEquals(1, store.files.resultsDue(10).size());
        store.files.resultWritten(store.files.resultsDue(10).get(0), false);
        assertEquals(List.of(), store.files.resultsDue(10));
    }

    @Test
    void shouldGoOnWithTheFile_whenItWasNotArchived() {
        IntakeFile first = store.files.register("a.json", "sha");
        assertEquals(first.id(), store.files.register("a.json", "sha").id());
        assertEquals(
                3,
                Set.of(
                                first.id(),
                                store.files.register("a.json", "other").id(),
                                store.files.register("b.json", "sha").id())
                        .size());
        store.files.accepted(first.id(), 1);
        store.files.archived(first.id());
        IntakeFile droppedAgain = store.files.register("a.json", "sha");
        assertEquals(IntakeFile.Stage.READING, droppedAgain.stage());
    }

    @Test
    void shouldKnowTheLastOneBefore_whenThreeCameInOneTick() {
        IntakeFile first = store.archived("a.json", List.of(""));
        IntakeFile second = store.archived("a.json", List.of(""));
        IntakeFile third = store.archived("a.json", List.of(""));
        assertEquals(second.id(), store.files.predecessor(third).orElseThrow().id());
        assertEquals(first.id(), store.files.predecessor(second).orElseThrow().id());
    }
}
