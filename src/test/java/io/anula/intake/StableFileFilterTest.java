package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.io.LeftAlone;
import io.anula.observe.alarm.Alarms;
import io.anula.testing.SettableClock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StableFileFilterTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field
    private Path inbox;

    private final SettableClock clock = new SettableClock();
    private final StuckFiles stuck = new StuckFiles(new Alarms(clock), clock);

    @SuppressWarnings("NullAway.Init") // made before each test
    private StableFileFilter unit;

    @BeforeEach
    void prepare() {
        unit = new StableFileFilter(
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                new InboxFolder(inbox, new LeftAlone(".sending, *-copy.csv, ~draft?"), Fixtures.ACCOUNTS),
                stuck,
                clock,
                clock);
    }

    private boolean accepts(Path path) {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(path.toFile());
        return unit.accept(file);
    }

    private Path file(String name) throws IOException {
        return Files.writeString(inbox.resolve(name), "{}");
    }

    @Test
    void shouldLetItThrough_whenItHasStoodStill_andNotATickBefore() throws IOException {
        Path file = file("a.json");
        assertFalse(accepts(file));
        clock.advance(Duration.ofMillis(999));
        assertFalse(accepts(file));
        clock.advance(Duration.ofMillis(1));
        assertTrue(accepts(file));
    }

    @Test
    void shouldWaitAnew_whenItGrows() throws IOException {
        Path file = file("a.json");
        FileTime written = Files.getLastModifiedTime(file);
        assertFalse(accepts(file));
        clock.advance(Duration.ofSeconds(1));
        Files.writeString(file, "more", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, written);
        assertFalse(accepts(file));
        clock.advance(Duration.ofMillis(999));
        assertFalse(accepts(file));
        clock.advance(Duration.ofMillis(1));
        assertTrue(accepts(file));
    }

    @Test
    void shouldWaitAnew_whenOnlyItsTimeChanges() throws IOException {
        Path file = file("a.json");
        assertFalse(accepts(file));
        clock.advance(Duration.ofSeconds(1));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertFalse(accepts(file));
    }

    @Test
    void shouldBeLookedAtAnew_whenTheNextFileHasItsName() throws IOException {
        Path file = file("a.json");
        accepts(file);
        clock.advance(Duration.ofSeconds(1));
        assertTrue(accepts(file));
        Files.writeString(file, "the next one");
        assertFalse(accepts(file));
    }

    @Test
    void shouldNotWaitForOthers_whenOneStillGrows() throws IOException {
        Path growing = file("a.json");
        Path still = file("b.json");
        accepts(growing);
        accepts(still);
        clock.advance(Duration.ofSeconds(1));
        Files.writeString(growing, "more", StandardOpenOption.APPEND);
        assertFalse(accepts(growing));
        assertTrue(accepts(still));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a.json", "a.json.tmp", "a.json.TEMP", "a.json.part", "a.json.partial", "a.json.filepart", "a.json~",
                "a.csv.crdownload", "a.csv.download", "a.csv.opdownload", "a.csv.lock", "a.csv.lck", "a.csv.swp",
                        "a.csv.!ut",
                "a.csv.aria2", "~$a.csv", ".~lock.a.csv#", "#a.csv#", "Thumbs.db", "desktop.ini", "a.csv.Sending",
                "A-Copy.csv", "~draft1"
            })
    void shouldNeverLetItThrough_whenItsNameSaysUnfinished(String name) throws IOException {
        assertNever(file(name));
    }

    @Test
    void shouldNeverLetItThrough_whenItIsNoFile() throws Exception {
        assertNever(Files.createDirectory(inbox.resolve("folder.json")));
        assertNever(Files.createSymbolicLink(inbox.resolve("link.json"), file("target.txt")));
        Path fifo = inbox.resolve("fifo.json");
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
        assertTrue(Files.exists(fifo));
        assertNever(fifo);
    }

    @Test
    void shouldLookIntoTheFoldersOfAccounts() throws IOException {
        assertTrue(acceptsFolder(Files.createDirectory(inbox.resolve("Acme"))));
        assertTrue(acceptsFolder(Files.createDirectory(inbox.resolve("legacy"))), "also Calipso's");
        assertFalse(acceptsFolder(Files.createDirectory(inbox.resolve("nobody"))));
        assertFalse(acceptsFolder(Files.createDirectory(inbox.resolve("acme-copy.csv"))));
        assertFalse(acceptsFolder(Files.createDirectories(inbox.resolve("Acme/acme"))));
        Path file = Files.writeString(inbox.resolve("Acme/a.json"), "{}");
        assertFalse(accepts(file));
        clock.advance(Duration.ofSeconds(1));
        assertTrue(accepts(file));
    }

    private boolean acceptsFolder(Path path) {
        GenericFile<File> folder = new GenericFile<>();
        folder.setFile(path.toFile());
        folder.setDirectory(true);
        return unit.accept(folder);
    }

    @Test
    void shouldTryAFileInTrouble_lessAndLess_andNoOtherFile() throws IOException {
        Path bad = file("bad.json");
        Path good = file("good.json");
        accepts(bad);
        accepts(good);
        clock.advance(Duration.ofSeconds(1));
        for (int pause : new int[] {2, 4, 8, 16, 30, 30}) {
            assertTrue(accepts(bad));
            stuck.cannotBeTaken("bad.json", "AccessDeniedException");
            clock.advance(Duration.ofSeconds(pause).minusMillis(1));
            assertFalse(accepts(bad));
            assertTrue(accepts(good));
            clock.advance(Duration.ofMillis(1));
        }
        stuck.taken("bad.json");
        assertTrue(accepts(bad));
    }

    @Test
    void shouldNeverLetItThrough_whenItIsGone() throws IOException {
        Path file = file("a.json");
        accepts(file);
        Files.delete(file);
        assertNever(file);
    }

    private void assertNever(Path path) {
        for (int look = 0; look < 3; look++) {
            assertFalse(accepts(path));
            clock.advance(Duration.ofSeconds(2));
        }
    }

    @Test
    void shouldLetThemThrough_whenThereAreMoreThanItRemembers() throws IOException {
        File real = file("a.json").toFile();
        long accepted = 0;
        for (int poll = 0; poll < 3; poll++) {
            for (int number = 0; number <= 100_000; number++) {
                accepted += acceptsAs(real, number + ".json") ? 1 : 0;
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertTrue(accepted > 0, "nothing of 100,001 files is ever taken");
    }

    private boolean acceptsAs(File real, String name) {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(new File(real.getPath()) {
            private static final long serialVersionUID = 1L;

            @Override
            public String getName() {
                return name;
            }
        });
        return unit.accept(file);
    }
}
