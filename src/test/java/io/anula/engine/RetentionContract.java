package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.observe.alarm.Alarms;
import io.anula.store.EndedCancellations;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFile.Stage;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ended long ago goes into files, and what must be known stays in the store. */
abstract class RetentionContract {
    private static final Duration KEEP = Duration.ofDays(30);

    private TestStore store;
    private Path archive;
    private Alarms alarms;
    private Retention unit;

    abstract TestStore open(Path folder);

    @BeforeEach
    void prepare(@TempDir Path folder) {
        store = open(folder.resolve("data"));
        archive = folder.resolve("archive");
        alarms = new Alarms(store.clock);
        unit = retention(KEEP);
    }

    private Retention retention(@Nullable Duration keep) {
        return new Retention(
                keep,
                archive,
                new EndedCancellations(store.database, store.cancellations),
                store.cancellations.histories(),
                store.requests,
                store.files,
                store.leases,
                alarms,
                store.clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Cancellation accepted(@Nullable Cancellation ready) {
        return store.go(
                Objects.requireNonNull(ready),
                new Outcome.Claimed(SettableClock.START.plusSeconds(90)),
                new Outcome.Created(Given.NOTE, "0", "made"),
                new Outcome.Accepted(Given.NOTE, "2", "the DIAN took it"));
    }

    /** Everybody knows all there is to know. */
    private void tell() {
        store.tellAll();
        store.files.resultsDue(100).forEach(file -> store.files.resultWritten(file, false));
    }

    private void later(Duration time) {
        store.clock.set(store.clock.instant().plus(time));
    }

    private String archived() throws IOException {
        if (!Files.exists(archive)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(Files::isRegularFile)
                    .map(RetentionContract::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void shouldBeInAFile_andNoLongerInTheHistory_whenItEndedLongAgo() throws IOException {
        Cancellation life = accepted(store.ready("fc-1"));
        tell();
        later(KEEP.plusMillis(1));
        unit.run();
        String file = archived();
        assertEquals(1, file.lines().count());
        for (String part : List.of(life.id(), "content of fc-1", "the DIAN took it", "row:fc-1", Given.NOTE.code())) {
            assertTrue(file.contains(part), part + " is not in " + file);
        }
        assertEquals(0, store.count("history"));
        assertEquals(0, store.count("request"));
    }

    @Test
    void shouldSayInTheFile_whichPersonDidWhat() throws IOException {
        store.go(
                store.ready("fc-1"),
                new Outcome.Hold("maria", "stop"),
                new Outcome.ResolvedNotCancelled("jose", "it stands"));
        tell();
        later(KEEP.plusMillis(1));
        unit.run();
        String file = archived();
        for (String actor : List.of("\"actor\":null", "\"actor\":\"maria\"", "\"actor\":\"jose\"")) {
            assertTrue(file.contains(actor), actor + " is not in " + file);
        }
    }

    @Test
    void shouldWriteEachWithItsOwnHistory_whenOneQuestionDoesNotHoldThemAll() throws IOException {
        int many = 101;
        for (int i = 0; i < many; i++) {
            accepted(store.ready("fc-" + i));
        }
        while (!store.queue.peek(1).isEmpty()) {
            tell();
        }
        later(KEEP.plusMillis(1));
        unit.run();
        List<String> lines = archived().lines().toList();
        assertEquals(many, lines.size());
        for (int i = 0; i < many; i++) {
            String line = lines.get(i);
            assertTrue(line.contains("\"content of fc-" + i + '"') && line.contains("Accepted"), line);
        }
        assertEquals(0, store.count("history"));
    }

    @Test
    void shouldStillKeepItsInvoiceFromBeingCancelledAgain_whenItIsArchived() {
        Cancellation life = accepted(store.ready("fc-1"));
        tell();
        later(KEEP.plusMillis(1));
        unit.run();
        StoredRequest again = store.requests
                .accept(List.of(TestStore.candidate("row:9", 0, "FC-1")))
                .get(0);
        assertEquals(Verdict.DUPLICATE, again.verdict());
        assertEquals(life, again.cancellation());
        assertEquals(1, store.queue.peek(10).size(), "it is told where that stands");
    }

    @Test
    void shouldStay_whenItEndedNotLongEnoughAgo() throws IOException {
        later(KEEP);
        accepted(store.ready("fc-1"));
        tell();
        later(KEEP);
        unit.run();
        assertEquals("", archived());
        assertEquals(4, store.count("history"));
    }

    @Test
    void shouldStay_whenItHasNotEnded() throws IOException {
        store.ready("fc-1");
        tell();
        later(KEEP.multipliedBy(10));
        unit.run();
        assertEquals("", archived());
        assertEquals(1, store.count("request"));
    }

    @Test
    void shouldStay_whenItsRequesterDoesNotKnowYet() throws IOException {
        accepted(store.ready("fc-1"));
        later(KEEP.plusMillis(1));
        unit.run();
        assertEquals("", archived());
        assertEquals(4, store.count("history"));
    }

    @Test
    void shouldStay_whenAnotherRecordOfItsFileHasNotEnded() throws IOException {
        IntakeFile file = store.archived("a.json", List.of("fc-1", "fc-2"));
        accepted(store.requests.page(file.id(), null, 0, 1).get(0).cancellation());
        tell();
        later(KEEP.plusMillis(1));
        unit.run();
        assertEquals("", archived());
        assertEquals(2, store.count("request"), "the result names both");
    }

    @Test
    void shouldLeaveWithItsFile_whenAllOfItHasEnded() throws IOException {
        IntakeFile file = store.archived("a.json", List.of("fc-1", "fc-2", ""));
        for (StoredRequest request : store.requests.page(file.id(), Verdict.ACCEPTED, 0, 9)) {
            accepted(request.cancellation());
        }
        tell();
        later(KEEP.plusMillis(1));
        unit.run();
        assertEquals(5, archived().lines().count(), "three requests and two lives");
        assertEquals(0, store.count("request"));
        assertEquals(0, store.count("history"));
        assertEquals(Stage.CLOSED, store.files.find(file.id()).stage());
    }

    @Test
    void shouldNotWriteTheResultOfAClosedFileAgain_whenADuplicateIsTold() {
        IntakeFile file = store.archived("a.json", List.of("fc-1"));
        accepted(store.requests.page(file.id(), null, 0, 1).get(0).cancellation());
        tell();
        later(KEEP.plusMillis(1));
        unit.run();
        store.requests.accept(List.of(TestStore.candidate("row:9", 0, "fc-1")));
        store.happens(file);
        assertEquals(List.of(), store.files.resultsDue(10));
    }

    @Test
    void shouldGoOn_whenAProcessEndedWhileItClosedAFile() throws IOException {
        IntakeFile file = store.archived("a.json", List.of(""));
        tell();
        assertTrue(store.files.closing(file.id()));
        later(KEEP.plusMillis(1));
        unit.run();
        assertEquals(Stage.CLOSED, store.files.find(file.id()).stage());
        assertEquals(1, archived().lines().count());
    }

    @Test
    void shouldDeleteNothing_whenTheFileCannotBeWritten() throws IOException {
        accepted(store.ready("fc-1"));
        tell();
        later(KEEP.plusMillis(1));
        Files.writeString(archive, "in the way");
        unit.run();
        assertEquals(4, store.count("history"));
        assertEquals("lives-not-archived", alarms.active().get(0).name());
        Files.delete(archive);
        unit.run();
        assertEquals(0, store.count("history"));
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldKeepAllForEver_whenNothingIsSet() throws IOException {
        accepted(store.ready("fc-1"));
        tell();
        later(KEEP.multipliedBy(100));
        retention(null).run();
        assertEquals("", archived());
    }
}
