package io.anula.crash;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.InProcess;
import io.anula.answer.Receipts;
import io.anula.crash.Ask.Kind;
import io.anula.crash.Drop.OfFile;
import io.anula.intake.Accept;
import io.anula.intake.Inbox;
import io.anula.intake.InboxFile;
import io.anula.intake.ReadRecord;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The process ended while it took files, each at another step: the next one goes on, and nothing is done twice. */
@TestInstance(Lifecycle.PER_CLASS)
final class LeftInTheInboxTest {
    /** More than one batch of 500. */
    private static final int TWO_BATCHES = 600;

    private final Crash crash;
    private final InProcess parts;
    private final IntakeFiles files;
    private final OfFile half;
    private final OfFile accepted;
    private final OfFile receipted;
    private final OfFile placed;
    private final OfFile moved;
    private final OfFile movedWithoutReceipt;

    LeftInTheInboxTest(@TempDir Path home) throws IOException {
        crash = new Crash(home);
        parts = crash.before();
        files = new IntakeFiles(parts.database(), Crash.THEN);
        half = crash.drop("half.jsonl", Kind.LAFACTURA, TWO_BATCHES);
        accepted = crash.drop("accepted.jsonl", Kind.LAFACTURA, 3);
        receipted = crash.drop("receipted.jsonl", Kind.LAFACTURA, 3);
        placed = crash.drop("placed.jsonl", Kind.LAFACTURA, 3);
        moved = crash.drop("moved.jsonl", Kind.LAFACTURA, 3);
        movedWithoutReceipt = crash.drop("moved-only.jsonl", Kind.LAFACTURA, 3);
    }

    @BeforeAll
    void crash() throws IOException {
        acceptHalf();
        crash.accept(accepted);
        writeReceipt(crash.accept(receipted).file());
        IntakeFile noted = crash.accept(placed).file();
        writeReceipt(noted);
        files.archiveAs(noted.id(), "2026-11-20/placed.jsonl");
        IntakeFile gone = crash.accept(moved).file();
        writeReceipt(gone);
        move(gone);
        move(crash.accept(movedWithoutReceipt).file());
        crash.startAgain();
    }

    private void acceptHalf() throws IOException {
        Accept accept = parts.part("accept", Accept.class);
        InboxFile taken =
                parts.part("inbox", Inbox.class).take(crash.inbox(half.name()).toFile());
        Iterator<List<ReadRecord>> batches = accept.batches(taken);
        accept.records(taken, batches.next());
        assertEquals(500, crash.count("select count(*) from request"));
    }

    private void writeReceipt(IntakeFile file) throws IOException {
        parts.part("receipts", Receipts.class).write(file);
    }

    private void move(IntakeFile file) throws IOException {
        String place = "2026-11-20/" + file.name();
        files.archiveAs(file.id(), place);
        Path archived = crash.home.resolve("archive").resolve(place);
        Files.createDirectories(archived.getParent());
        Files.move(crash.inbox(file.name()), archived);
    }

    @AfterAll
    void close() {
        crash.close();
    }

    @Test
    void shouldAcceptTheOtherHalf_whenOneHalfWasAccepted() throws IOException {
        assertMadeGood(half);
    }

    @Test
    void shouldWriteTheReceipt_whenAllWasAccepted() throws IOException {
        assertMadeGood(accepted);
    }

    @Test
    void shouldArchiveTheFile_whenItsReceiptWasWritten() throws IOException {
        assertMadeGood(receipted);
    }

    @Test
    void shouldArchiveTheFile_whenOnlyItsPlaceThereWasNoted() throws IOException {
        assertMadeGood(placed);
    }

    @Test
    void shouldAnswer_whenTheFileWasArchivedAndNobodyNotedIt() throws IOException {
        assertMadeGood(moved);
    }

    @Test
    void shouldWriteTheReceipt_whenTheFileWasArchivedWithoutOne() throws IOException {
        assertMadeGood(movedWithoutReceipt);
    }

    private void assertMadeGood(OfFile file) throws IOException {
        crash.awaitResult(file, "ACCEPTED");
        assertEquals(List.of(), FileAudit.answersTo(crash.home, file));
        assertEquals(1, crash.count("select count(*) from intake_file where name = ?", file.name()));
        file.asks().forEach(ask -> assertEquals(1, crash.simulator.notes(ask.invoice()), ask.invoice()));
    }

    @Test
    void shouldKeepEachFileOnceInTheArchive_whenAllOfThemAreMadeGood() {
        List<Drop> all = List.of(half, accepted, receipted, placed, moved, movedWithoutReceipt);
        await().untilAsserted(() -> assertEquals(List.of(), FileAudit.of(crash.home, all)));
    }
}
