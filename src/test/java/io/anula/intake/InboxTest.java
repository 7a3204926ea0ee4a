package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anula.observe.alarm.Alarms;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFile.Stage;
import io.anula.testing.TestInbox;
import io.anula.testing.TestStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the files go: into the archive, into the rejected folder; never over another. */
final class InboxTest {
    private static final String REQUEST = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"x\"}";

    private final TestStore store = TestStore.inMemory();
    private final Alarms alarms = new Alarms(store.clock);
    private final Path home;
    private final Path inbox;
    private final Path rejected;
    private final TestInbox parts;
    private final Inbox unit;

    InboxTest(@TempDir Path home) {
        this.home = home;
        inbox = home.resolve("inbox");
        rejected = home.resolve("rejected");
        parts = new TestInbox(home, store, alarms);
        unit = parts.inbox;
    }

    @BeforeEach
    void makeInbox() throws IOException {
        Files.createDirectories(inbox);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private File drop(String name, String content) throws IOException {
        return Files.writeString(inbox.resolve(name), content).toFile();
    }

    private void archive(String name, String content) throws IOException {
        store.leases.take(FileClaims.lease(name));
        unit.archive(unit.accepted(unit.take(drop(name, content))));
        store.leases.release(FileClaims.lease(name));
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> entries = Files.walk(home.resolve(folder))) {
            return entries.filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> home.relativize(entry).toString())
                    .sorted()
                    .toList();
        }
    }

    private JsonNode error(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readString(rejected.resolve(name)));
    }

    private void reject(String name, String content) throws IOException {
        File dropped = drop(name, content);
        store.leases.keep(FileClaims.lease(name));
        unit.reject(dropped, assertThrows(UnreadableFileException.class, () -> unit.take(dropped)));
    }

    @Test
    void shouldRegisterTheFile_whenItCanBeReadToItsEnd() throws IOException {
        InboxFile taken = unit.take(drop("a.JSON", "[" + REQUEST + "," + REQUEST + "]"));
        assertEquals(2, taken.records());
        assertEquals(FileKind.JSON, taken.kind());
        assertEquals(Stage.READING, taken.file().stage());
        InboxFile accepted = unit.accepted(taken);
        assertEquals(Stage.ACCEPTED, accepted.file().stage());
        assertEquals(2, accepted.file().records());
    }

    @Test
    void shouldNeverOverwrite_whenTheArchiveHasTheName() throws IOException {
        archive("a.json", REQUEST);
        archive("a.json", "[" + REQUEST + "]");
        assertEquals(List.of("archive/2026-11-20/a-2.json", "archive/2026-11-20/a.json"), files("archive"));
        assertEquals(REQUEST, Files.readString(home.resolve("archive/2026-11-20/a.json")));
        assertEquals(List.of(), files("inbox"));
    }

    @Test
    void shouldKnowWhereItIs_whenItIsArchived() throws IOException {
        store.leases.take(FileClaims.lease("a.json"));
        InboxFile taken = unit.accepted(unit.take(drop("a.json", REQUEST)));
        unit.archive(taken);
        assertEquals("2026-11-20/a.json", store.files.find(taken.file().id()).archivedAs());
        assertEquals(Stage.ARCHIVED, store.files.find(taken.file().id()).stage());
    }

    @Test
    void shouldKeepTheFileAndNameThePlace_whenItCannotBeRead() throws IOException {
        String content = "{\"provider\":\"lafactura\",\n  \"tascode\" x}";
        reject("a.json", content);
        assertEquals(List.of("rejected/a.json", "rejected/a.json.error.json"), files("rejected"));
        assertEquals(content, Files.readString(rejected.resolve("a.json")));
        JsonNode error = error("a.json.error.json");
        assertEquals("a.json", error.path("file").asText());
        assertEquals(2, error.path("line").asInt());
        assertEquals(13, error.path("column").asInt());
        assertTrue(error.path("message").asText().contains(" / "));
        assertEquals(List.of(), files("inbox"));
        assertEquals(0, store.count("intake_file"));
    }

    @Test
    void shouldStayUnderOneAlarm_whenItCannotBeMoved() throws IOException {
        Files.writeString(rejected, "in the way");
        reject("a.json", "{1");
        reject("b.json", "{2");
        reject("a.json", "{1");
        assertEquals(List.of("inbox/a.json", "inbox/b.json"), files("inbox"));
        assertEquals(1, alarms.active().size());
        assertEquals(StuckFiles.ALARM, alarms.active().get(0).name());
        String message = alarms.active().get(0).message();
        assertTrue(
                message.contains("moved: 2.") && message.contains("a.json (") && message.contains("b.json ("), message);
        Files.delete(rejected);
        reject("a.json", "{1");
        assertFalse(alarms.active().get(0).message().contains("a.json"));
        Files.delete(inbox.resolve("b.json"));
        unit.rejectStrays();
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldBeAnswered_whenItCannotBeArchived() throws IOException {
        Files.writeString(home.resolve("archive"), "in the way");
        store.leases.take(FileClaims.lease("a.json"));
        InboxFile taken = unit.accepted(unit.take(drop("a.json", REQUEST)));
        IOException failure = assertThrows(IOException.class, () -> unit.archive(taken));
        unit.postpone(taken.path().toFile(), failure);
        assertEquals(StuckFiles.ALARM, alarms.active().get(0).name());
        assertEquals(
                List.of(taken.file().id()),
                store.files.resultsDue(9).stream().map(IntakeFile::id).toList());
        assertEquals(Stage.ACCEPTED, unit.take(taken.path().toFile()).file().stage());
    }

    @Test
    void shouldNeverOverwrite_whenTheRejectedFolderHasTheName() throws IOException {
        reject("a.json", "{1");
        reject("a.json", "{2");
        assertEquals("{1", Files.readString(rejected.resolve("a.json")));
        assertEquals("{2", Files.readString(rejected.resolve("a-2.json")));
        assertEquals("a.json", error("a-2.json.error.json").path("file").asText());
    }

    @Test
    void shouldRejectIt_whenItsNameSaysNoKind() throws IOException {
        reject("a.pdf", REQUEST);
        assertTrue(error("a.pdf.error.json").path("line").isNull());
        assertTrue(error("a.pdf.error.json").path("message").asText().contains(".ndjson"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.json|{\"a\":",
                "a.json|",
                "a.csv|provider,tascode,description\nlafactura,fc-1,x",
                "a.jsonl|{\"a\":",
                "a.xml|<a>",
                "a.txt|Array\n(\n",
                "a.csv|provider,tascode\n\"a"
            })
    void shouldWait_whenTheFileLooksUnfinished(String nameAndContent) throws IOException {
        String[] parts = nameAndContent.split("\\|", -1);
        File dropped = drop(parts[0], parts[1]);
        assertFalse(accepts(dropped));
        store.clock.advance(TestInbox.SETTLE);
        assertTrue(accepts(dropped));
        assertThrows(UnfinishedFileException.class, () -> unit.take(dropped));
        boolean half = parts[0].equals("a.jsonl") || parts[1].endsWith(",x");
        Duration patience = half ? TestInbox.UNFINISHED : TestInbox.UNFINISHED.dividedBy(3);
        store.clock.advance(patience.minus(TestInbox.SETTLE).minusMillis(1));
        assertFalse(accepts(dropped), "not before it has stood still for long");
        store.clock.advance(Duration.ofMillis(1));
        assertTrue(accepts(dropped));
        try {
            assertEquals(1, unit.take(dropped).records());
        } catch (UnreadableFileException refused) {
            assertTrue(refused.isCutShort());
        }
    }

    @Test
    void shouldTakeItAtOnce_whenTheWriterGoesOnToItsEnd() throws IOException {
        File dropped = drop("a.csv", "provider,tascode,description\nlafactura,fc-1,x\nlafactura,fc-2");
        accepts(dropped);
        store.clock.advance(TestInbox.SETTLE);
        assertThrows(UnfinishedFileException.class, () -> unit.take(dropped));
        Files.writeString(dropped.toPath(), "02,y\n", StandardOpenOption.APPEND);
        assertFalse(accepts(dropped));
        store.clock.advance(TestInbox.SETTLE);
        assertTrue(accepts(dropped));
        assertEquals(2, unit.take(dropped).records());
    }

    @Test
    void shouldTakeAnUnfinishedFileAtOnce_whenItWasWrittenLongAgo() throws IOException {
        File dropped = drop("a.csv", "provider,tascode\nlafactura,fc-1");
        Files.setLastModifiedTime(
                dropped.toPath(), FileTime.from(store.clock.instant().minus(TestInbox.UNFINISHED)));
        accepts(dropped);
        store.clock.advance(TestInbox.SETTLE);
        assertEquals(1, unit.take(dropped).records());
    }

    private boolean accepts(File dropped) {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(dropped);
        return parts.settled.accept(file);
    }

    @Test
    void shouldNameTheFile_whenSomebodyGoesOnWritingToIt() throws IOException {
        archive("a.jsonl", REQUEST + "\n");
        reject("b.json", "{1");
        unit.rejectStrays();
        assertEquals(List.of(), alarms.active());
        Path archived = home.resolve("archive/2026-11-20/a.jsonl");
        Files.writeString(archived, REQUEST + "\n", StandardOpenOption.APPEND);
        Files.writeString(rejected.resolve("b.json"), "1}", StandardOpenOption.APPEND);
        unit.rejectStrays();
        assertEquals(MovedFiles.ALARM, alarms.active().get(0).name());
        assertTrue(alarms.active().get(0).message().contains("a.jsonl"));
        assertTrue(alarms.active().get(0).message().contains("b.json"));
        Files.delete(rejected.resolve("b.json"));
        archive("a.jsonl", Files.readString(archived));
        unit.rejectStrays();
        assertEquals(List.of(), alarms.active(), "its whole content was dropped again");
    }

    @Test
    void shouldNameTheFile_alsoWhenThisProcessHasNotSeenItBefore() throws IOException {
        archive("a.jsonl", REQUEST + "\n");
        archive("b.jsonl", REQUEST + "\n");
        Files.writeString(home.resolve("archive/2026-11-20/a.jsonl"), "{}\n", StandardOpenOption.APPEND);
        Inbox next = new TestInbox(home, store, alarms).inbox;
        next.remember();
        next.rejectStrays();
        assertEquals(MovedFiles.ALARM, alarms.active().get(0).name());
        assertTrue(alarms.active().get(0).message().contains("taken: 1."));
        store.clock.advance(Duration.ofDays(1));
        next.rejectStrays();
        assertEquals(1, alarms.active().size(), "it stands until somebody has seen to it");
    }

    @Test
    void shouldNameTheAccount_byTheFolder() throws IOException {
        File dropped = Files.writeString(
                        Files.createDirectory(inbox.resolve("Acme")).resolve("a.json"), REQUEST)
                .toFile();
        InboxFile taken = unit.accepted(unit.take(dropped));
        assertEquals("acme", taken.account());
        assertEquals("Acme/a.json", taken.file().name());
        store.leases.take(FileClaims.lease("Acme/a.json"));
        unit.archive(taken);
        assertEquals(List.of("archive/2026-11-20/Acme/a.json"), files("archive"));
        archive("a.json", REQUEST);
        assertEquals(List.of("archive/2026-11-20/Acme/a.json", "archive/2026-11-20/a.json"), files("archive"));
    }

    @Test
    void shouldRejectTheStrays_andLeaveTheFiles() throws IOException {
        drop("a.json", REQUEST);
        drop("b.txt", "kept");
        Files.createDirectory(inbox.resolve("folder.json"));
        Files.createDirectory(inbox.resolve("folder.json.part"));
        Files.createDirectories(inbox.resolve("acme/deep.csv"));
        Files.createSymbolicLink(inbox.resolve("link.csv"), home.resolve("elsewhere"));
        unit.rejectStrays();
        assertEquals(List.of("inbox/a.json", "inbox/b.txt"), files("inbox"));
        assertTrue(Files.isDirectory(inbox.resolve("folder.json.part")));
        assertTrue(Files.isDirectory(rejected.resolve("folder.json")));
        assertTrue(Files.isDirectory(rejected.resolve("acme/deep.csv")));
        assertTrue(Files.isSymbolicLink(rejected.resolve("link.csv")));
        assertTrue(error("folder.json.error.json").path("message").asText().contains("carpeta"));
        assertFalse(Files.exists(inbox.resolve("link.csv"), LinkOption.NOFOLLOW_LINKS));
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldNameWhatIsNeverTaken() throws Exception {
        Files.createDirectory(inbox.resolve("nobody"));
        Files.createDirectories(inbox.resolve("acme/deeper"));
        Files.createDirectory(inbox.resolve("lost+found"));
        Files.createDirectory(inbox.resolve("x-copy.csv"));
        Files.createSymbolicLink(inbox.resolve("link"), home.resolve("elsewhere"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", inbox.resolve("pipe").toString())
                        .start()
                        .waitFor());
        unit.rejectStrays();
        unit.rejectStrays();
        assertEquals(Strays.ALARM, alarms.active().get(0).name());
        String message = alarms.active().get(0).message();
        assertTrue(message.contains("taken: 4.") && message.contains(": acme/deeper/, link, nobody/, pipe /"), message);
        for (String name : List.of("nobody", "acme/deeper", "link", "pipe")) {
            Files.delete(inbox.resolve(name));
        }
        unit.rejectStrays();
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldRenameWhatNobodyCanOpen_whenItHasStoodStill() throws IOException {
        Path odd = Path.of(java.net.URI.create(inbox.toUri() + "a%F1o.json"));
        Files.writeString(odd, REQUEST);
        unit.rejectStrays();
        assertTrue(Files.exists(odd), "its writer may still need its name");
        store.clock.advance(TestInbox.SETTLE);
        unit.rejectStrays();
        assertFalse(Files.exists(odd));
        assertEquals(List.of("inbox/" + io.anula.io.FileNames.usable("año.json")), files("inbox"));
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldNeverOverwrite_whenTheRejectedFolderHasTheNameOfTheNote() throws IOException {
        reject("a.json.error.json", "{1");
        reject("a.json", "{2");
        assertEquals("{1", Files.readString(rejected.resolve("a.json.error.json")));
    }
}
