package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anula.alarm.Alarms;
import io.anula.store.IntakeFile.Stage;
import io.anula.testing.TestStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the files go: into the archive, into the rejected folder; never over another. */
final class InboxTest {
    private static final String REQUEST = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"x\"}";

    private final TestStore store = TestStore.inMemory();
    private final Alarms alarms = new Alarms(store.clock);
    private final Path home;
    private final Path inbox;
    private final Path rejected;
    private final Inbox unit;

    InboxTest(@TempDir Path home) {
        this.home = home;
        inbox = home.resolve("inbox");
        rejected = home.resolve("rejected");
        unit = new Inbox(inbox, home.resolve("archive"), rejected, store.files, store.leases, store.clock, alarms);
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
        TakenFile taken = unit.take(drop("a.JSON", "[" + REQUEST + "," + REQUEST + "]"));
        assertEquals(2, taken.records());
        assertEquals(FileKind.JSON, taken.kind());
        assertEquals(Stage.READING, taken.file().stage());
        TakenFile accepted = unit.accepted(taken);
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
        TakenFile taken = unit.accepted(unit.take(drop("a.json", REQUEST)));
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
    void shouldStayUnderAnAlarm_whenItsNoteCannotBeWritten() throws IOException {
        Files.writeString(rejected, "in the way");
        assertThrows(IOException.class, () -> reject("a.json", "{1"));
        assertEquals(List.of("inbox/a.json"), files("inbox"));
        assertEquals(Inbox.ALARM, alarms.active().get(0).name());
        Files.delete(rejected);
        reject("a.json", "{1");
        assertEquals(List.of(), alarms.active());
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
        reject("a.xml", REQUEST);
        assertTrue(error("a.xml.error.json").path("line").isNull());
        assertTrue(error("a.xml.error.json").path("message").asText().contains(".ndjson"));
    }

    @Test
    void shouldRejectTheStrays_andLeaveTheFiles() throws IOException {
        drop("a.json", REQUEST);
        drop("b.txt", "kept");
        Files.createDirectory(inbox.resolve("folder.json"));
        Files.createDirectory(inbox.resolve("folder"));
        Files.createDirectory(inbox.resolve("folder.json.part"));
        Files.createSymbolicLink(inbox.resolve("link.csv"), home.resolve("elsewhere"));
        unit.rejectStrays();
        assertEquals(List.of("inbox/a.json", "inbox/b.txt"), files("inbox"));
        assertTrue(Files.isDirectory(inbox.resolve("folder")));
        assertTrue(Files.isDirectory(inbox.resolve("folder.json.part")));
        assertTrue(Files.isDirectory(rejected.resolve("folder.json")));
        assertTrue(Files.isSymbolicLink(rejected.resolve("link.csv")));
        assertTrue(error("folder.json.error.json").path("message").asText().contains("carpeta"));
        assertFalse(Files.exists(inbox.resolve("link.csv"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void shouldNeverOverwrite_whenTheRejectedFolderHasTheNameOfTheNote() throws IOException {
        reject("a.json.error.json", "{1");
        reject("a.json", "{2");
        assertEquals("{1", Files.readString(rejected.resolve("a.json.error.json")));
    }
}
