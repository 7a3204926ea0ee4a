package io.anula.evidence;

import static io.anula.evidence.EvidenceFolder.file;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence is written beside the work, and never stops it. */
final class EvidenceWriterTest {
    private static final String FOLDER = "lafactura/2026/11/fc-1";

    @TempDir
    private Path root = Path.of("");

    @Test
    void shouldGiveEachFileANameOfItsOwn() throws IOException {
        EvidenceFolder unit = new EvidenceFolder(root);
        NewFile one = file(FOLDER, "call.http", "first");
        NewFile two = file(FOLDER, "call.http", "second");
        unit.write("north", one, two);
        assertEquals(FOLDER + "/call.http", one.stored().join());
        assertEquals(FOLDER + "/call-2.http", two.stored().join());
        assertEquals("second", Files.readString(root.resolve(two.stored().join())));
        assertEquals(List.of(), unit.findings());
    }

    @Test
    void shouldWriteJournalsOfTheirOwn_whenTwoProcessesHaveOneName() throws IOException {
        EvidenceFolder unit = new EvidenceFolder(root);
        try (EvidenceWriter first = unit.writer("north");
                EvidenceWriter second = unit.writer("north")) {
            NewFile one = file(FOLDER, "one.http", "first");
            NewFile two = file(FOLDER, "two.http", "second");
            first.put(one);
            second.put(two);
            one.stored().join();
            two.stored().join();
        }
        assertEquals(2, JournalFiles.nodes(root).size());
        assertEquals(List.of(), unit.findings());
    }

    @Test
    void shouldRaiseAnAlarmAndGoOn_whenTheDiskIsFull() throws IOException {
        EvidenceFolder unit = new EvidenceFolder(root);
        unit.spare.set(-1);
        try (EvidenceWriter writer = unit.writer("north")) {
            NewFile waits = file(FOLDER, "one.http", "first");
            assertTrue(writer.put(waits));
            await().until(() -> unit.alarmNames().equals(List.of(EvidenceWriter.ALARM)));
            String much = "x".repeat(1 << 20);
            int kept = 0;
            while (writer.put(file(FOLDER, "more-" + kept + ".http", much))) {
                kept++;
            }
            assertTrue(kept >= 60 && kept <= 64, "memory has a limit: " + kept);
            assertFalse(waits.stored().isDone());
            unit.spare.set(1);
            waits.stored().join();
            await().until(() -> unit.alarmNames().isEmpty());
        }
        assertEquals(List.of(), unit.findings());
        assertTrue(
                Files.readString(JournalFiles.of(root.resolve("journal/north")).get(0))
                        .contains("\"event\":\"lost\",\"pieces\":1"));
    }

    @Test
    void shouldWriteLater_whenTheFolderCannotBeMadeNow() throws IOException {
        Path blocked = root.resolve("evidence");
        Files.writeString(blocked, "a file where the folder should be");
        EvidenceFolder unit = new EvidenceFolder(blocked);
        try (EvidenceWriter writer = unit.writer("north")) {
            NewFile one = file(FOLDER, "one.http", "first");
            writer.put(one);
            await().until(() -> unit.alarmNames().equals(List.of(EvidenceWriter.ALARM)));
            Files.delete(blocked);
            one.stored().join();
        }
        assertEquals(List.of(), unit.findings());
    }

    @Test
    void shouldRemoveWholeMonths_andSaySo() throws IOException {
        EvidenceFolder unit = new EvidenceFolder(root);
        unit.write("north", file("lafactura/2020/10/fc-1", "one.http", "old"));
        unit.write("north", file("lafactura/2021/11/fc-2", "one.http", "young"));
        try (EvidenceWriter writer = unit.writer("north")) {
            new EvidenceRetention(EvidenceFolders.of(root), Optional::empty, writer, unit.clock).run();
            new EvidenceRetention(EvidenceFolders.of(root), () -> Optional.of(5), writer, unit.clock).run();
        }
        assertFalse(Files.exists(root.resolve("lafactura/2020/10")));
        assertTrue(Files.exists(root.resolve("lafactura/2021/11/fc-2/one.http")));
        assertEquals(List.of(), unit.findings());
        assertTrue(
                Files.readString(JournalFiles.of(root.resolve("journal/north")).get(0))
                        .contains("\"event\":\"removed\""));
        Files.createDirectories(root.resolve("lafactura/2020/10/fc-1"));
        Files.writeString(root.resolve("lafactura/2020/10/fc-9"), "added");
        assertEquals(List.of("lafactura/2020/10/fc-9"), unit.damaged());
    }

    @Test
    void shouldContinueTheChain_overMonthsAndClocksThatAreSetBack() throws IOException {
        EvidenceFolder unit = new EvidenceFolder(root);
        for (int month = 0; month < 3; month++) {
            unit.write("north", file(FOLDER, month + ".http", "month " + month));
            unit.clock.advance(Duration.ofDays(31));
        }
        unit.clock.advance(Duration.ofDays(-60));
        unit.write("north", file(FOLDER, "back.http", "back"));
        assertEquals(List.of(), unit.findings());
        assertEquals(3, JournalFiles.of(root.resolve("journal/north")).size());
        Map<String, Long> lines = Map.of("north", 12L);
        EvidenceVerifier verifier = new EvidenceVerifier(EvidenceFolders.of(root), finding -> {});
        verifier.verify();
        assertEquals(lines.get("north"), verifier.chains().get(0).lines());
    }
}
