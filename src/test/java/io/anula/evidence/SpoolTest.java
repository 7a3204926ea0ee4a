package io.anula.evidence;

import static io.anula.evidence.EvidenceFolder.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process appended and had not put into files when it was ended is whole, and the next process makes the files. */
final class SpoolTest {
    private static final String FOLDER = "lafactura/2026/12/fc-1";
    private static final String ONE = FOLDER + "/one.http";
    private static final String TWO = FOLDER + "/two.http";

    @TempDir
    private Path root = Path.of("");

    private EvidenceFolder unit = new EvidenceFolder(Path.of(""));

    @BeforeEach
    void write() {
        unit = new EvidenceFolder(root);
        unit.write("north", file(FOLDER, "one.http", "first"), file(FOLDER, "two.http", "second"));
    }

    private Path spool() {
        return root.resolve(".work/spool/north");
    }

    private Path segment() throws IOException {
        return Spool.segments(spool()).get(0);
    }

    /** As it is when a process was ended after so many lines of its journal, and before it made any file. */
    private void end(int lines) throws IOException {
        Path journal = JournalFiles.of(root.resolve("journal/north")).get(0);
        Files.write(journal, Files.readAllLines(journal).subList(0, lines));
        Files.delete(spool().resolve("filed"));
        Files.deleteIfExists(root.resolve(ONE));
        Files.deleteIfExists(root.resolve(TWO));
    }

    @Test
    void shouldCountAsAFile_whatIsInNoFileYet() throws IOException {
        end(3);
        assertEquals(List.of(), unit.findings());
        assertEquals(2, new EvidenceVerifier(EvidenceFolders.of(root), finding -> {}).verify());
        Path zip = root.resolveSibling(root.getFileName() + ".zip");
        EvidenceExport.Result result =
                new EvidenceExport(EvidenceFolders.of(root)).write(List.of("fc-1"), zip, unit.clock.instant());
        assertEquals(2, result.files());
        assertEquals(List.of(), result.findings());
        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertEquals(
                    "second", new String(read.getInputStream(read.getEntry(TWO)).readAllBytes()));
        } finally {
            Files.delete(zip);
        }
    }

    @Test
    void shouldMakeTheFiles_whenTheNextProcessStarts() throws IOException {
        end(3);
        unit.write("north", file(FOLDER, "three.http", "third"));
        assertEquals("first", Files.readString(root.resolve(ONE)));
        assertEquals("second", Files.readString(root.resolve(TWO)));
        assertEquals(List.of(), unit.findings());
    }

    @Test
    void shouldAddTheLine_whenAProcessEndedBeforeIt() throws IOException {
        end(2);
        unit.write("north", file(FOLDER, "three.http", "third"));
        assertEquals(List.of(), unit.findings());
        assertEquals(3, new EvidenceVerifier(EvidenceFolders.of(root), finding -> {}).verify());
    }

    @Test
    void shouldNameTheFile_whenAnyByteOfTheSpoolWasChanged() throws IOException {
        end(3);
        byte[] before = Files.readAllBytes(segment());
        for (int at = 0; at < before.length; at++) {
            byte[] changed = before.clone();
            changed[at] ^= 1;
            Files.write(segment(), changed);
            assertFalse(unit.damaged().isEmpty(), "byte " + at);
        }
    }

    /** A crash takes the end of a spool, so what is missing before it was taken by something else. */
    @Test
    void shouldStayDamaged_whenARecordWasChangedAndOthersFollow() throws IOException {
        end(3);
        byte[] bytes = Files.readAllBytes(segment());
        bytes[70] ^= 1;
        Files.write(segment(), bytes);
        assertEquals(List.of(".work/spool/north/00000001.spool", ONE), unit.damaged());
        unit.write("north", file(FOLDER, "three.http", "third"));
        assertEquals("second", Files.readString(root.resolve(TWO)), "the record behind it is used");
        assertEquals(List.of(ONE), unit.damaged());
        assertEquals(List.of("evidence-damaged"), unit.alarmNames());
        unit.write("north", file(FOLDER, "four.http", "fourth"));
        assertEquals(List.of(ONE), unit.damaged());
    }

    @Test
    void shouldCompareEverything_whenTheMarkWasChanged() throws IOException {
        Path mark = spool().resolve("filed");
        byte[] bytes = Files.readAllBytes(mark);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(mark, changed);
            assertEquals(List.of(), unit.findings(), "byte " + at);
        }
    }

    @Test
    void shouldMakeTheFiles_beforeTheFirstNewPiece() throws IOException {
        end(3);
        try (EvidenceWriter idle = unit.writer("north")) {
            org.awaitility.Awaitility.await().until(() -> Files.exists(root.resolve(TWO)));
            assertFalse(idle.isBusy());
        }
    }

    @Test
    void shouldRepairAFile_thatALossOfPowerLeftUnfinished() throws IOException {
        end(3);
        Files.writeString(root.resolve(ONE), "fi");
        unit.write("north", file(FOLDER, "three.http", "third"));
        assertEquals("first", Files.readString(root.resolve(ONE)));
        assertEquals(List.of(), unit.damaged());
    }

    @Test
    void shouldLeaveOutTheEnd_thatACrashLeftUnfinished() throws IOException {
        end(3);
        Files.writeString(segment(), "0123456789abcdef {\"file\":", StandardOpenOption.APPEND);
        unit.write("north", file(FOLDER, "three.http", "third"));
        assertEquals(List.of(), unit.findings());
        assertEquals(3, new EvidenceVerifier(EvidenceFolders.of(root), finding -> {}).verify());
    }

    @Test
    void shouldNotMakeAFileAgain_thatWasRemovedAfterAnOrderlyEnd() throws IOException {
        Files.delete(root.resolve(ONE));
        assertEquals(List.of(ONE), unit.damaged());
        unit.write("north", file(FOLDER, "three.http", "third"));
        assertEquals(List.of(ONE), unit.damaged());
    }

    @Test
    void shouldForgetASegment_aMinuteAfterItsLastFile() throws IOException {
        Path first = segment();
        unit.write("north", file(FOLDER, "three.http", "third"));
        assertTrue(Files.exists(first));
        try (EvidenceWriter writer = unit.writer("north")) {
            NewFile four = file(FOLDER, "four.http", "fourth");
            writer.put(four);
            four.stored().join();
            org.awaitility.Awaitility.await().until(() -> Files.exists(root.resolve(FOLDER + "/four.http")));
            unit.clock.advance(Duration.ofMinutes(2));
            NewFile five = file(FOLDER, "five.http", "fifth");
            writer.put(five);
            org.awaitility.Awaitility.await().until(() -> !Files.exists(first));
        }
        assertEquals(List.of(), unit.findings());
    }
}
