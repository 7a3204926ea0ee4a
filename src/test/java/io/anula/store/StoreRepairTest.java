package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from the rest of a store is rebuilt, and held where it is a life. */
final class StoreRepairTest {
    private final TestStore store = TestStore.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private StoreRepair.Repaired repaired() {
        return new StoreRepair(store.database, store.clock).run();
    }

    private Cancellation again(String invoice) {
        return Objects.requireNonNull(store.requests
                .accept(List.of(TestStore.candidate("again-" + invoice, 1, invoice)))
                .get(0)
                .cancellation());
    }

    @Test
    void shouldFindNothing_whenAllLivesAreWhole() {
        store.archived("f.jsonl", List.of("fc-1", "", "fc-1"));
        Cancellation ready = store.ready("fc-2");
        store.go(ready, new Outcome.Claimed(store.clock.instant()), new Outcome.Refused("no", false, null));
        assertEquals(State.READY, again("fc-2").state());
        assertEquals(List.of(), new Invariants(store.database.sql().jdbc, Given.PROVIDERS.names()).findings(9));
        assertEquals(new StoreRepair.Repaired(List.of(), List.of()), repaired());
    }

    @Test
    void shouldKeepTheIdsOfNotes_whenAKeyIsMadeAgain() {
        Candidate own = new Candidate(
                "own", 1, null, Given.lafactura("fc-1"), "{\"description\":\"x\",\"intID\":\"N-7\"}", null);
        store.requests.accept(List.of(own));
        store.sql.update("delete from live_key where live_key = 'lafactura/default/fc-1'");
        assertEquals(1, repaired().done().size());
        assertEquals(2, store.count("live_key"));
        assertEquals(List.of(), repaired().done());
    }

    @Test
    void shouldMakeKeysAgain() {
        Cancellation first = store.ready("fc-1");
        store.sql.update("delete from live_key");
        assertEquals(1, repaired().done().size());
        assertEquals(first.id(), again("fc-1").id());
    }

    @Test
    void shouldHoldALife_whenOnlyItsKeyIsLeft() {
        Cancellation first = store.ready("fc-1");
        store.sql.update("delete from cancellation");
        assertEquals(List.of(), repaired().left());
        assertEquals(State.HELD, again("FC-1").state());
        assertEquals(first.id(), again("fc-1").id());
    }

    @Test
    void shouldHoldALife_whenItIsBehindItsHistory() {
        Cancellation first = store.ready("fc-1");
        store.go(first, new Outcome.Claimed(store.clock.instant()), new Outcome.Created(Given.NOTE, "0", null));
        store.sql.update("update cancellation set state = 'READY', version = 0");
        assertEquals(List.of(), repaired().left());
        assertEquals(State.HELD, store.found(first.id()).state());
    }

    @Test
    void shouldSayWhatDoesNotFollow() {
        store.archived("f.jsonl", List.of("fc-1", "fc-2"));
        store.sql.update("delete from request where record = 2");
        store.sql.update("delete from cancellation where invoice = 'fc-1'");
        store.sql.update("delete from live_key where live_key like '%fc-1'");
        assertFalse(repaired().left().isEmpty());
        assertTrue(repaired().left().stream().anyMatch(line -> line.contains("f.jsonl")));
    }

    @Test
    void shouldBeVerifiedWithoutBeingChanged(@TempDir Path home) throws IOException {
        Path data = home.resolve("data");
        StoreSettings settings = TestStore.hsqldb(data);
        try (TestStore damaged = TestStore.open(settings)) {
            damaged.ready("fc-1");
            damaged.sql.update("delete from live_key");
        }
        byte[] before = Files.readAllBytes(data.resolve("anula.data"));
        StoreGuard guard = new StoreGuard(home.resolve("data.witness"), null, false, why -> {});
        List<String> found = new StoreVerifier(guard, store.clock).files(settings);
        assertTrue(found.get(0).contains("fc-1"), found.toString());
        assertEquals(1, found.size());
        assertArrayEquals(before, Files.readAllBytes(data.resolve("anula.data")));
        try (var left = Files.list(home)) {
            assertEquals(List.of(data), left.toList());
        }
    }
}
