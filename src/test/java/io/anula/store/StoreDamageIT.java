package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.observe.alarm.Alarms;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store of some hundred lives, killed and then damaged by chance: its start is refused by name, or everything is known. How
 * often: {@code soak.damages}; {@code soak.seed} repeats one of them.
 */
final class StoreDamageIT {
    private static final int LIVES = 240;

    /** Neighbouring seeds of Java begin alike. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Path folder;
    private final SettableClock clock = new SettableClock();
    private final Map<String, Cancellation> expected = new TreeMap<>();

    StoreDamageIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private static StoreGuard guard(Path home) {
        return new StoreGuard(home.resolve("data.witness"), null, false, why -> {});
    }

    private Database open(Path home) {
        return Database.open(
                TestStore.hsqldb(home.resolve("data")), guard(home), DiskSpace.unwatched(), new Alarms(clock), clock);
    }

    /** One home as a kill leaves it, beside the files of its first checkpoint. */
    private void killed(Path home, Path older) throws IOException {
        try (TestStore store = new TestStore(open(home))) {
            store.database.keepWitness();
            store.fill("a", LIVES / 2, 20);
            advance(store);
            store.sql.execute("CHECKPOINT");
            store.database.renewWitness();
            DamagedCopies.copy(home.resolve("data"), older);
            store.fill("b", LIVES / 2, 20);
            advance(store);
            store.sql.execute("CHECKPOINT");
            store.fill("c", LIVES / 4, 7);
            advance(store);
            store.archived("f.jsonl", List.of("fc-f1", "fc-f2", ""));
            advance(store);
            store.database.renewWitness();
            lives(store).forEach(each -> expected.put(each.key().live(), each));
            DamagedCopies.copy(home.resolve("data"), folder.resolve("killed").resolve("data"));
            Files.copy(home.resolve("data.witness"), folder.resolve("killed").resolve("data.witness"));
        }
    }

    private static List<Cancellation> lives(TestStore store) {
        return store.cancellations.find(store.sql.queryForList("select id from cancellation", String.class));
    }

    /** Each third one goes on, some of them to their ends. */
    private static void advance(TestStore store) {
        int number = 0;
        for (Cancellation each : lives(store)) {
            number++;
            if (each.state() == State.READY && number % 3 != 0) {
                store.go(
                        each,
                        new Outcome.Claimed(store.clock.instant().plusSeconds(90)),
                        new Outcome.Created(Given.NOTE, "0", "answer"));
            } else if (each.state() == State.SENT && number % 2 == 0) {
                store.go(each, new Outcome.Accepted(Given.NOTE, "2", "answer"));
            }
        }
    }

    @Test
    void shouldKnowAllOrRefuseByName_whenItsFilesAreDamagedByChance() throws IOException {
        killed(folder.resolve("home"), folder.resolve("older"));
        String given = System.getProperty("soak.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        int refused = 0;
        int damages = Integer.getInteger("soak.damages", 24);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < damages; i++) {
            Path copy = folder.resolve("copy-" + i);
            DamagedCopies.copy(folder.resolve("killed").resolve("data"), copy.resolve("data"));
            Files.copy(folder.resolve("killed").resolve("data.witness"), copy.resolve("data.witness"));
            String damage = new DamagedCopies(new Random((seed + i) * MIX))
                    .damage(copy.resolve("data"), folder.resolve("older"));
            try {
                boolean first = isRefused(copy);
                boolean second = first && isRefused(copy);
                assertEquals(first, second, "a second start finds the same");
                refused += first ? 1 : 0;
            } catch (RuntimeException | AssertionError failure) {
                wrong.add("seed %d: %s: %s".formatted(seed + i, damage, failure));
            }
        }
        System.out.printf("damage: %d damages, %d refused, seed %d%n", damages, refused, seed);
        assertEquals(List.of(), wrong);
        assertTrue(refused > 0, "some damages are seen");
    }

    /** True when the start is refused in one line; else all that was known is known. */
    private boolean isRefused(Path home) {
        Database database;
        try {
            database = open(home);
        } catch (StoreDamagedException damaged) {
            assertFalse(String.valueOf(damaged.getMessage()).contains("\n"));
            assertFalse(damaged.damage().isBlank());
            return true;
        }
        try (TestStore store = new TestStore(database)) {
            List<Executable> all = new ArrayList<>();
            expected.forEach((live, before) -> all.add(() -> {
                Cancellation now = store.found(before.id());
                assertEquals(before.state(), now.state());
                assertEquals(before.note(), now.note());
            }));
            List<Candidate> again = expected.values().stream()
                    .map(before -> TestStore.candidate("again-" + before.id(), 1, before.key()))
                    .toList();
            store.requests
                    .accept(again)
                    .forEach(request -> all.add(() -> assertEquals(Verdict.DUPLICATE, request.verdict())));
            assertAll(all);
        }
        return false;
    }

    @Test
    void shouldStart_whenItWasOnlyKilled() throws IOException {
        killed(folder.resolve("home"), folder.resolve("older"));
        assertFalse(isRefused(folder.resolve("killed")));
    }
}
