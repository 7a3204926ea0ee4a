package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.observe.alarm.Alarms;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store is held against what was known of it outside its folder. */
final class StoreWitnessTest {
    private Path home;
    private final SettableClock clock = new SettableClock();
    private final List<String> ends = new ArrayList<>();

    StoreWitnessTest(@TempDir Path home) {
        this.home = home;
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path outbox() {
        return home.resolve("outbox");
    }

    private TestStore open(StoreSettings settings, String witness, boolean older) {
        StoreGuard guard = new StoreGuard(home.resolve(witness), outbox(), older, ends::add);
        Database database = Database.open(settings, guard, DiskSpace.unwatched(), new Alarms(clock), clock);
        database.keepWitness();
        return new TestStore(database);
    }

    private TestStore open() {
        return open(TestStore.hsqldb(data()), "data.witness", false);
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(StoreDamagedException.class, this::open).getMessage());
    }

    /** As a kill leaves them: the files of a store that is open. */
    private void copyTo(String name) throws IOException {
        DamagedCopies.copy(data(), home.resolve(name));
    }

    private void replaceBy(String name) throws IOException {
        try (var files = Files.list(data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        if (!name.isEmpty()) {
            DamagedCopies.copy(home.resolve(name), data());
        }
    }

    @Test
    void shouldStartAgain_whenItWasClosedInGoodOrder() {
        for (int i = 0; i < 3; i++) {
            try (TestStore store = open()) {
                store.ready("fc-" + i);
                assertEquals(i + 1, store.count("cancellation"));
            }
        }
    }

    @Test
    void shouldStart_whenItIsAStoreOfBefore_orTheHomeHasMoved() throws IOException {
        try (TestStore before = TestStore.in(data())) {
            before.ready("fc-1");
        }
        open().close();
        Path moved = home.resolve("moved");
        DamagedCopies.copy(data(), moved.resolve("data"));
        Files.copy(home.resolve("data.witness"), moved.resolve("data.witness"));
        home = moved;
        assertDoesNotThrow(() -> open().close());
    }

    @Test
    void shouldStart_whenFolderAndWitnessWereDeletedOnPurpose() throws IOException {
        try (TestStore store = open()) {
            store.ready("fc-1");
        }
        replaceBy("");
        Files.delete(home.resolve("data.witness"));
        String forgotten = refusal();
        assertTrue(forgotten.contains("data.witness.names names it (delete that file too"), forgotten);
        Files.delete(home.resolve("data.witness.names"));
        assertDoesNotThrow(() -> open().close());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldBeRefused_whenAnEarlierCopyTakesItsPlaceAndTheWitnessIsLost(boolean zeroed) throws IOException {
        try (TestStore store = open()) {
            store.ready("fc-1");
            store.database.renewWitness();
            copyTo("earlier");
            store.ready("fc-2");
        }
        replaceBy("earlier");
        if (zeroed) {
            Files.write(home.resolve("data.witness"), new byte[(int) Files.size(home.resolve("data.witness"))]);
        } else {
            Files.delete(home.resolve("data.witness"));
        }
        String refusal = refusal();
        assertTrue(refusal.contains("data.witness.names"), refusal);
        Files.delete(home.resolve("data.witness.names"));
        assertDoesNotThrow(() -> open().close(), "nothing is left that knows more");
    }

    @Test
    void shouldStart_whenOnlyItsWitnessIsLost() throws IOException {
        try (TestStore store = open()) {
            store.ready("fc-1");
        }
        Files.write(home.resolve("data.witness"), new byte[100]);
        assertDoesNotThrow(() -> open().close(), "a power cut may leave zeros, and needs no person");
    }

    @Test
    void shouldBeRefused_whenAnEarlierCopyTakesItsPlace() throws IOException {
        try (TestStore store = open()) {
            store.ready("fc-1");
            store.database.renewWitness();
            copyTo("earlier");
            store.go(store.ready("fc-2"));
        }
        replaceBy("earlier");
        assertTrue(refusal().contains("behind its witness"), refusal());
    }

    @Test
    void shouldBeRefused_whenItIsGone() throws IOException {
        try (TestStore store = open()) {
            store.ready("fc-1");
        }
        replaceBy("");
        assertTrue(refusal().contains("is gone"), refusal());
    }

    /** Files and witness at one moment in which it is open: what a kill leaves. */
    private void killed(String name) throws IOException {
        copyTo(name);
        Files.copy(home.resolve("data.witness"), home.resolve(name + ".witness"));
    }

    private void backTo(String name) throws IOException {
        replaceBy(name);
        Files.delete(home.resolve("data.witness"));
        Files.move(home.resolve(name + ".witness"), home.resolve("data.witness"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 9})
    void shouldStart_whenItWasKilled_orItsLogIsCutInTheMiddleOfItsLastLine(int bytes) throws IOException {
        try (TestStore store = open()) {
            store.ready("fc-1");
            store.database.renewWitness();
            killed("killed");
        }
        Path log = home.resolve("killed").resolve("anula.log");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - bytes));
        backTo("killed");
        try (TestStore store = open()) {
            assertEquals(1, store.count("live_key"));
        }
    }

    @Test
    void shouldBeRefused_whenAReceiptNamesWhatItDoesNotKnow() throws IOException {
        try (TestStore store = open()) {
            store.ready("fc-1");
            store.database.renewWitness();
            killed("killed");
            String id = store.ready("fc-2").id();
            Files.createDirectories(outbox());
            Files.writeString(
                    outbox().resolve("f.json.receipt.json"),
                    "{\"accepted\": [{\"record\": 1, \"id\": \"" + id + "\"}]}");
        }
        backTo("killed");
        assertTrue(refusal().contains("f.json.receipt.json"), refusal());
    }

    @Test
    void shouldBeRefused_whenItContradictsItself() {
        try (TestStore store = open()) {
            store.ready("fc-1");
            store.sql.update("delete from live_key");
        }
        assertTrue(refusal().contains("fc-1"), refusal());
    }

    @Test
    void shouldHoldWhatTheWitnessNames_whenAPersonSaysThatItIsOlder() throws IOException {
        try (TestStore store = open()) {
            store.ready("fc-1");
            store.database.renewWitness();
            copyTo("earlier");
            store.ready("fc-2");
        }
        replaceBy("earlier");
        try (TestStore store = open(TestStore.hsqldb(data()), "data.witness", true)) {
            assertTrue(store.database.isRestored());
            MissingCancellations lives = new MissingCancellations(
                    store.database, store.cancellations, new Transition(Given.SCHEDULES), store.clock);
            List<Missing> named = new ArrayList<>();
            store.database.witnessed(named::add);
            assertEquals(1, lives.hold(named));
            assertEquals(0, lives.hold(named));
            StoredRequest again = store.requests
                    .accept(List.of(TestStore.candidate("again", 1, "FC-2")))
                    .get(0);
            assertEquals(Verdict.DUPLICATE, again.verdict());
            assertEquals(
                    State.HELD, Objects.requireNonNull(again.cancellation()).state());
        }
        assertDoesNotThrow(() -> open().close());
    }

    @Test
    void shouldEnd_whenAnotherProcessHasTakenItOver() throws IOException {
        try (TestStore store = open()) {
            Files.delete(data().resolve("anula.lock"));
            assertThrows(IllegalStateException.class, () -> store.ready("fc-1"));
            assertEquals(1, ends.size());
            Files.createFile(data().resolve("anula.lock"));
            assertThrows(IllegalStateException.class, () -> store.database.demandOurs());
        }
    }

    @Test
    void shouldBeOpenedOnce() {
        try (TestStore store = open()) {
            assertThrows(StoreLockedException.class, this::open);
            assertDoesNotThrow(() -> store.ready("fc-1"));
        }
    }

    @Test
    void shouldBeRefused_whenADatabaseServerHasAnEarlierHour() {
        StoreSettings server = TestStore.postgres();
        StoreSettings earlier = new StoreSettings(
                server.url() + "_earlier", server.username(), server.password(), Given.PROVIDERS.names());
        try (TestStore store = open(server, "north.witness", false)) {
            store.ready("fc-1");
        }
        String name = server.url().replaceFirst(".*/", "");
        String template = server.url().replaceFirst("[^/]*$", "postgres");
        new JdbcTemplate(new DriverManagerDataSource(template, server.username(), server.password()))
                .execute("create database \"%1$s_earlier\" template \"%1$s\"".formatted(name));
        try (TestStore north = open(server, "north.witness", false);
                TestStore south = open(server, "south.witness", false)) {
            north.ready("fc-2");
            north.database.renewWitness();
            south.database.renewWitness();
        }
        for (String witness : List.of("north.witness", "south.witness")) {
            assertThrows(StoreDamagedException.class, () -> open(earlier, witness, false));
            assertDoesNotThrow(() -> open(server, witness, false).close());
        }
    }

    @Test
    void shouldEnd_whenADatabaseServerIsSetBackWhileItWorks() {
        try (TestStore store = open(TestStore.postgres(), "north.witness", false)) {
            store.ready("fc-1");
            store.database.renewWitness();
            store.sql.update("update store_mark set name = 'witness:1' where name like 'witness:%'");
            store.database.renewWitness();
            assertFalse(ends.isEmpty());
            assertTrue(ends.get(0).contains("behind its witness"), ends.get(0));
        }
    }
}
