package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.answer.Outbox;
import io.anula.answer.Receipts;
import io.anula.intake.Accept;
import io.anula.intake.ConfiguredAccounts;
import io.anula.intake.FileClaims;
import io.anula.intake.Inbox;
import io.anula.intake.InboxFile;
import io.anula.intake.ReadRecord;
import io.anula.intake.RequestParser;
import io.anula.io.GroupAccess;
import io.anula.observe.alarm.Alarms;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFile.Stage;
import io.anula.store.RequestRows;
import io.anula.testing.Given;
import io.anula.testing.TestInbox;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ended in the middle of a file: each test leaves what the crash leaves, and starts again. */
final class RecoveryTest {
    /** More than one batch of 500. */
    private static final int RECORDS = 700;

    private final TestStore store = TestStore.inMemory();
    private final Path home;
    private final Path dropped;
    private final Inbox inbox;
    private final Accept accept;
    private final Receipts receipts;
    private final Recovery unit;

    RecoveryTest(@TempDir Path home) {
        this.home = home;
        dropped = home.resolve("inbox").resolve("a.jsonl");
        inbox = new TestInbox(home, store, new Alarms(store.clock)).inbox;
        accept = new Accept(
                new RequestParser(Given.PROVIDERS, new ConfiguredAccounts(Given.settings(Map.of()))),
                store.requests,
                RequestRows.own());
        receipts = new Receipts(
                new Outbox(
                        home.resolve("outbox"),
                        GroupAccess.NONE,
                        "node-1",
                        store.files,
                        new Alarms(store.clock),
                        store.clock),
                store.requests);
        unit = new Recovery(store.files, inbox, receipts, store.leases);
    }

    @BeforeEach
    void drop() throws IOException {
        Files.createDirectories(dropped.getParent());
        Files.writeString(
                dropped,
                IntStream.range(0, RECORDS)
                        .mapToObj(n -> "{\"provider\":\"lafactura\",\"tascode\":\"fc-%d\",\"description\":\"x\"}\n"
                                .formatted(n))
                        .collect(Collectors.joining()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** What a process held ends with it. */
    private void recover() {
        store.leases.close();
        unit.run();
    }

    private InboxFile take() throws IOException {
        store.leases.keep(FileClaims.lease(dropped.getFileName().toString()));
        return inbox.take(dropped.toFile());
    }

    private InboxFile acceptAll(InboxFile taken) throws IOException {
        accept.batches(taken).forEachRemaining(batch -> accept.records(taken, batch));
        return inbox.accepted(taken);
    }

    /** What the service does at its start, and then with the file if it is still there. */
    private void startAgain() throws IOException {
        recover();
        if (Files.exists(dropped)) {
            InboxFile taken = acceptAll(take());
            receipts.write(taken.file());
            inbox.archive(taken);
        }
    }

    private void assertTakenOnce() throws IOException {
        assertEquals(RECORDS, store.count("cancellation"));
        assertEquals(RECORDS, store.count("request"));
        assertEquals(1, store.count("intake_file"));
        assertEquals(List.of("a.jsonl"), names("archive"));
        assertEquals(List.of(), names("inbox"));
        assertEquals(List.of("a.jsonl.receipt.json"), names("outbox"));
        IntakeFile file = store.files.resultsDue(10).get(0);
        assertEquals(Stage.ARCHIVED, file.stage());
        assertEquals(RECORDS, file.openRecords());
        String receipt = Files.readString(home.resolve("outbox").resolve("a.jsonl.receipt.json"));
        assertEquals(RECORDS, receipt.split("\"key\"", -1).length - 1);
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> entries = Files.walk(home.resolve(folder))) {
            return entries.filter(Files::isRegularFile)
                    .map(entry -> entry.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void shouldTakeItOnce_whenNothingHappens() throws IOException {
        startAgain();
        assertTakenOnce();
    }

    @Test
    void shouldTakeItOnce_whenTheCrashCameAfterTheRegistration() throws IOException {
        take();
        startAgain();
        assertTakenOnce();
    }

    @Test
    void shouldTakeItOnce_whenTheCrashCameBetweenTwoBatches() throws IOException {
        InboxFile taken = take();
        Iterator<List<ReadRecord>> batches = accept.batches(taken);
        accept.records(taken, batches.next());
        assertEquals(500, store.count("cancellation"));
        startAgain();
        assertTakenOnce();
    }

    @Test
    void shouldTakeItOnce_whenTheCrashCameAfterTheLastBatch() throws IOException {
        InboxFile taken = take();
        accept.batches(taken).forEachRemaining(batch -> accept.records(taken, batch));
        startAgain();
        assertTakenOnce();
    }

    @Test
    void shouldTakeItOnce_whenTheCrashCameBeforeTheReceipt() throws IOException {
        acceptAll(take());
        startAgain();
        assertTakenOnce();
    }

    @Test
    void shouldTakeItOnce_whenTheCrashCameAfterTheReceipt() throws IOException {
        receipts.write(acceptAll(take()).file());
        startAgain();
        assertTakenOnce();
    }

    @Test
    void shouldTakeItOnce_whenTheCrashCameBeforeTheMove() throws IOException {
        IntakeFile file = acceptAll(take()).file();
        receipts.write(file);
        store.files.archiveAs(file.id(), "2026-11-20/a.jsonl");
        startAgain();
        assertTakenOnce();
    }

    @Test
    void shouldTakeItOnce_whenTheCrashCameAfterTheMove() throws IOException {
        move(acceptAll(take()).file());
        startAgain();
        assertTakenOnce();
    }

    private void move(IntakeFile file) throws IOException {
        store.files.archiveAs(file.id(), "2026-11-20/a.jsonl");
        Path archived = home.resolve("archive").resolve("2026-11-20").resolve("a.jsonl");
        Files.createDirectories(archived.getParent());
        Files.createDirectories(home.resolve("outbox"));
        Files.move(dropped, archived);
    }

    @Test
    void shouldTakeItOnce_whenTheCrashCameBeforeTheMoveAndItsNameIsLong() throws IOException {
        Path lengthy = dropped.resolveSibling("a".repeat(200) + ".jsonl");
        Files.move(dropped, lengthy);
        acceptAll(inbox.take(lengthy.toFile()));
        recover();
        store.leases.keep(FileClaims.lease(lengthy.getFileName().toString()));
        InboxFile again = acceptAll(inbox.take(lengthy.toFile()));
        receipts.write(again.file());
        inbox.archive(again);
        assertEquals(1, store.count("intake_file"));
        assertEquals(RECORDS, store.count("request"));
    }

    @Test
    void shouldAnswerTheMovedFile_whenAnotherOfItsNameIsInTheInbox() throws IOException {
        IntakeFile moved = acceptAll(take()).file();
        move(moved);
        Files.writeString(dropped, "{}\n");
        recover();
        assertEquals(Stage.ARCHIVED, store.files.find(moved.id()).stage());
    }
}
