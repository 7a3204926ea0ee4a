package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Outcome;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store that is carried from one database to another, and back. */
final class TransferTest {
    private static final String TABLE = "cancellation_request";
    private static final int MANY = 2_500;

    private static TestStore offering(TestStore store) {
        store.database.offerRequestTable(new RequestTableSettings(TABLE, "requests", "secret", ""));
        return store;
    }

    private static TestStore filled() {
        TestStore store = offering(TestStore.inMemory());
        store.archived("a.json", List.of("fc-1", "fc-2", ""));
        store.requests.accept(IntStream.range(0, MANY)
                .mapToObj(record -> TestStore.candidate("bulk", record, "fc-bulk" + record))
                .toList());
        MarkRule authorisation =
                new MarkRule("same-authorisation", List.of("calipso/default/cae/69124733689830"), true, null, "");
        store.requests.accept(List.of(new Candidate(
                "f",
                1,
                1L,
                Given.calipso("1204"),
                "{}",
                null,
                new Ruling(null, null, null, null, null, authorisation))));
        new JdbcTemplate(store.database.requestTable())
                .update(
                        "insert into cancellation_request (provider, invoice, payload) values ('lafactura', 'fc-7', 'ñ€')");
        store.requests.accept(List.of(new Candidate(
                "own", 1, null, Given.lafactura("fc-own"), "{\"description\":\"x\",\"intID\":\"N-7\"}", null)));
        Cancellation sent = store.go(
                store.ready("fc-3"),
                new Outcome.Claimed(SettableClock.START.plusSeconds(90)),
                new Outcome.Created(Given.NOTE, "0", "{\"n\":284.20}"));
        assertEquals(Given.NOTE, sent.note());
        noteVersion(store, "# one");
        return store;
    }

    @Test
    void shouldKnowTheAuthorisations_whenItIsImported() throws IOException {
        try (TestStore here = filled();
                TestStore there = offering(TestStore.inMemory())) {
            read(there, export(here));
            assertEquals(1, there.count("authorisation_mark where mark = 'calipso/default/cae/69124733689830'"));
        }
    }

    @Test
    void shouldKnowWhatWasVerifiedAndFound_whenItIsImported() throws IOException {
        try (TestStore here = filled();
                TestStore there = offering(TestStore.inMemory())) {
            here.sql.update("insert into note_check (cancellation_id, stage, checked_at) values ('01', 2, 5)");
            new Findings(here.database, here.clock)
                    .add(new Findings.Found(
                            FindingKind.NOTE_WITHOUT_REQUEST,
                            Given.LAFACTURA,
                            "",
                            "fc-9",
                            "nc-9",
                            null,
                            "line 2",
                            "a.csv"));
            read(there, export(here));
            assertEquals(1, there.count("note_check where stage = 2 and checked_at = 5"));
            assertEquals(
                    new Findings(here.database, here.clock).all(10), new Findings(there.database, there.clock).all(10));
        }
    }

    private static void noteVersion(TestStore store, String text) {
        new ConfigVersions(store.database, store.clock, "node-1")
                .note(List.of(ConfigFile.kept("routes/1.camel.yaml", text)));
    }

    private static String export(TestStore store) throws IOException {
        return written(store, Export.Kind.EXPORT);
    }

    private static String written(TestStore store, Export.Kind kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export(store.database.dataSource(), store.database.requestTable(), TABLE, Given.PROVIDERS.names())
                .writeTo(out, kind);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static long read(TestStore store, String lines) throws IOException {
        return new Import(store.database, TABLE, store.clock).readFrom(new BufferedReader(new StringReader(lines)));
    }

    @Test
    void shouldBeTheSame_whenItComesBackFromPostgres() throws IOException {
        try (TestStore here = filled();
                TestStore there = offering(TestStore.onPostgres());
                TestStore back = offering(TestStore.inMemory())) {
            String first = export(here);
            noteVersion(there, "# of a start in the empty store");
            long rows = read(there, first);
            assertEquals(first.lines().count() - 2, rows);
            there.database.demandWhole();
            String second = export(there);
            assertEquals(first.lines().count(), second.lines().count());
            read(back, second);
            assertEquals(first, export(back));
        }
    }

    @Test
    void shouldKnowWhatIsAlive_whenItWasImported() throws IOException {
        try (TestStore here = filled();
                TestStore there = offering(TestStore.onPostgres())) {
            read(there, export(here));
            StoredRequest again = there.requests
                    .accept(List.of(TestStore.candidate("later", 1, "FC-3")))
                    .get(0);
            assertEquals(Verdict.DUPLICATE, again.verdict());
            Candidate used = new Candidate(
                    "later", 2, null, Given.lafactura("fc-9"), "{\"description\":\"x\",\"intID\":\"N-7\"}", null);
            assertEquals(
                    Verdict.INVALID,
                    there.requests.accept(List.of(used)).get(0).verdict(),
                    "its id serves another invoice");
            there.sql.update("insert into cancellation_request (invoice) values ('fc-8')");
            assertEquals(2, there.count(TABLE), "numbers go on after those that came");
        }
    }

    @Test
    void shouldNotBeWorkedOn_whenTheFileEndsInTheMiddle() throws IOException {
        try (TestStore here = filled();
                TestStore there = offering(TestStore.inMemory())) {
            String cut = export(here).lines().limit(100).reduce("", (all, line) -> all + line + '\n');
            IOException said = assertThrows(IOException.class, () -> read(there, cut));
            assertTrue(said.toString().contains("line 100: the file ends in the middle"), said.toString());
            assertThrows(IllegalStateException.class, there.database::demandWhole);
        }
    }

    @Test
    void shouldRefuse_whenTheStoreIsNotEmpty() throws IOException {
        try (TestStore here = filled()) {
            String lines = export(here);
            assertThrows(IllegalStateException.class, () -> read(here, lines));
            here.database.demandWhole();
        }
    }

    @Test
    void shouldRefuse_whenItIsNoExport() {
        try (TestStore there = offering(TestStore.inMemory())) {
            assertThrows(IOException.class, () -> read(there, "{\"provider\":\"lafactura\"}\n"));
            there.database.demandWhole();
        }
    }

    @Test
    void shouldSayThatItWasRestored_whenItWasABackup() throws IOException {
        try (TestStore here = filled();
                TestStore restored = offering(TestStore.inMemory());
                TestStore moved = offering(TestStore.inMemory())) {
            read(restored, written(here, Export.Kind.BACKUP));
            read(moved, export(here));
            assertTrue(restored.database.isRestored());
            assertFalse(moved.database.isRestored());
            restored.database.forgetRestored();
            assertFalse(restored.database.isRestored());
        }
    }

    @Test
    void shouldNotBeWritten_whenAnImportIntoItHasNotEnded() throws IOException {
        try (TestStore here = filled();
                TestStore half = offering(TestStore.inMemory())) {
            String cut = export(here).lines().limit(100).reduce("", (all, line) -> all + line + '\n');
            assertThrows(IOException.class, () -> read(half, cut));
            assertThrows(IllegalStateException.class, () -> written(half, Export.Kind.BACKUP));
        }
    }

    /** What a program of before wrote: format 3, with a key for each account, and without what came later. */
    @Test
    void shouldHaveOneKeyForEachInvoice_whenTheFileIsOfAVersionOfBefore() throws IOException {
        String head = "{\"anula\":\"backup\",\"format\":3}\n";
        String life = "{\"table\":\"cancellation\",\"row\":{\"account\":\"%2$s\",\"attempts\":1,\"changed_at\":0,"
                + "\"created_at\":0,\"due_at\":null,\"held_from\":null,\"id\":\"%1$s\",\"invoice\":\"fc-1\",\"message\":null,"
                + "\"note_code\":null,\"note_cude\":null,\"note_document\":null,\"process\":null,\"provider\":\"lafactura\","
                + "\"state\":\"SENT\",\"tries\":0,\"version\":2}}\n";
        String key =
                "{\"table\":\"live_key\",\"row\":{\"cancellation_id\":\"%1$s\",\"live_key\":\"lafactura/%2$s/fc-1\"}}\n";
        String history = "{\"table\":\"history\",\"row\":{\"cancellation_id\":\"%s\",\"version\":0,\"happened_at\":0,"
                + "\"state\":\"SENT\",\"event\":\"Requested\",\"message\":null,\"content\":null,\"node\":\"n\"}}\n";
        String lines = head
                + life.formatted("01", "default")
                + life.formatted("02", "acme")
                + key.formatted("02", "acme")
                + key.formatted("01", "default")
                + history.formatted("01")
                + history.formatted("02")
                + "{\"end\":true,\"rows\":6}\n";
        try (TestStore there = offering(TestStore.inMemory());
                TestStore back = offering(TestStore.onPostgres())) {
            assertEquals(6, read(there, lines));
            for (TestStore store : List.of(there, back)) {
                if (store == back) {
                    read(back, export(there));
                }
                StoredRequest again = store.requests
                        .accept(List.of(TestStore.candidate("later", 1, "FC-1")))
                        .get(0);
                assertEquals(Verdict.DUPLICATE, again.verdict());
                assertEquals(1, store.cancellations.collisions().all().size());
                assertEquals(1, store.count("live_key"));
            }
        }
    }
}
