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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One changed byte anywhere is found and named; what an honest crash leaves is not damage. */
final class EvidenceVerifierTest {
    private static final String FOLDER = "lafactura/2026/11/fc-1";

    @TempDir
    private Path root = Path.of("");

    private EvidenceFolder unit = new EvidenceFolder(root);

    @BeforeEach
    void fill() {
        unit = new EvidenceFolder(root);
        unit.write("north", file(FOLDER, "one.http", "first"), file(FOLDER, "two.http", "second"));
        unit.clock.advance(Duration.ofDays(40));
        unit.write("north", file("lafactura/2026/12/fc-2", "one.http", "third"));
        unit.write("south", file("calipso/2026/12/9", "one.http", "fourth"));
    }

    @Test
    void shouldFindNothing_whenNothingWasChanged() throws IOException {
        assertEquals(List.of(), unit.findings());
        assertEquals(4, new EvidenceVerifier(EvidenceFolders.of(root), finding -> {}).verify());
    }

    @Test
    void shouldNameTheFile_whenAnyByteOfItIsAnother() throws IOException {
        for (Path file : unit.files()) {
            byte[] before = Files.readAllBytes(file);
            for (int at = 0; at < before.length; at += before[at] == (byte) 10 || at + 1 == before.length ? 1 : 3) {
                byte[] changed = before.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                String place = unit.place(file);
                assertTrue(
                        unit.damaged().stream().anyMatch(named -> named.startsWith(place)),
                        "byte %d of %s: %s".formatted(at, place, unit.findings()));
            }
            Files.write(file, before);
        }
        assertEquals(List.of(), unit.findings());
    }

    @Test
    void shouldNameTheFile_whenBytesWereAddedOrTakenAway() throws IOException {
        for (Path file : unit.files()) {
            byte[] before = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(before, before.length + 1));
            assertFalse(unit.findings().isEmpty(), unit.place(file));
            Files.write(file, before);
        }
        Path one = root.resolve(FOLDER).resolve("one.http");
        Files.write(one, Arrays.copyOf(Files.readAllBytes(one), 3));
        assertEquals(List.of(FOLDER + "/one.http"), unit.damaged());
    }

    @Test
    void shouldNameFiles_whenTheyAreMissingOrAdded() throws IOException {
        Files.delete(root.resolve(FOLDER).resolve("two.http"));
        Files.writeString(root.resolve(FOLDER).resolve("three.http"), "not ours");
        Files.writeString(root.resolve("journal").resolve("readme.txt"), "not ours");
        assertEquals(List.of("journal/readme.txt", FOLDER + "/three.http", FOLDER + "/two.http"), unit.damaged());
    }

    @Test
    void shouldNameTheLine_whenLinesAreMissing() throws IOException {
        Path first = JournalFiles.of(root.resolve("journal/north")).get(0);
        List<String> lines = Files.readAllLines(first);
        Files.write(first, lines.subList(0, lines.size() - 2));
        List<String> damaged = unit.damaged();
        assertTrue(damaged.contains("journal/north/2026-12.journal:1"), damaged::toString);
        Files.delete(first);
        damaged = unit.damaged();
        assertTrue(damaged.contains("journal/north/2026-12.journal:1"), damaged::toString);
        assertTrue(damaged.contains(FOLDER + "/one.http"), damaged::toString);
    }

    @Test
    void shouldSpeakOfNoDamage_whenACrashLeftTheLastLineUnfinished() throws IOException {
        Path last = root.resolve("journal/south/2026-12.journal");
        Files.writeString(last, "0123456789abcdef", StandardOpenOption.APPEND);
        assertEquals(List.of(), unit.damaged());
        assertEquals(1, unit.findings().size());
        unit.write("south", file("calipso/2026/12/9", "two.http", "fifth"));
        assertEquals(List.of(), unit.damaged());
        assertEquals(5, new EvidenceVerifier(EvidenceFolders.of(root), finding -> {}).verify());
        assertTrue(unit.findings().get(0).place().startsWith("journal/south/2026-12.journal:"));
    }

    @Test
    void shouldSpeakOfNoDamage_whenACrashLeftFilesThatWereBegun() throws IOException {
        Path ready = root.resolve(".work/ready");
        Files.writeString(ready, "moved");
        unit.write(
                "south",
                NewFile.moved(
                        "calipso/2026/12/9", "note.pdf", Map.of("kind", "document"), new NewFile.Ready(ready, 5, "x")));
        Path journal = root.resolve("journal/south/2026-12.journal");
        cutAfter(journal, "\"begin\"");
        assertEquals(List.of(), unit.damaged());
        unit.write("south", file("calipso/2026/12/9", "two.http", "fifth"));
        assertEquals(List.of(), unit.damaged());
        Files.writeString(root.resolve("calipso/2026/12/9/note.pdf"), "mooed");
        assertEquals(List.of("calipso/2026/12/9/note.pdf"), unit.damaged());
    }

    /** Takes the lines after the last one that contains the text: what a process had not written at its end. */
    private static void cutAfter(Path journal, String text) throws IOException {
        List<String> lines = Files.readAllLines(journal);
        int last = lines.size() - 1;
        while (!lines.get(last).contains(text)) {
            last--;
        }
        Files.write(journal, lines.subList(0, last + 1));
    }
}
