package io.anula.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.store.Change;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a claim costs when a thousand cancellations are open, and when a million are. */
final class ClaimBench {
    private static final int FEW = 1_000;
    private static final int MANY = BenchSize.open();
    private static final int BATCH = 64;
    private static final int ROUNDS = 15;
    private static final Duration NOT_YET = Duration.ofDays(1);

    @Test
    void hsqldb(@TempDir Path folder) {
        try (TestStore warm = TestStore.in(folder.resolve("warm"));
                TestStore few = TestStore.in(folder.resolve("few"));
                TestStore many = TestStore.in(folder.resolve("many"))) {
            compare("HSQLDB", warm, few, many);
        }
    }

    @Test
    void postgres() {
        try (TestStore warm = TestStore.onPostgres();
                TestStore few = TestStore.onPostgres();
                TestStore many = TestStore.onPostgres()) {
            compare("PostgreSQL", warm, few, many);
        }
    }

    private static void compare(String database, TestStore warm, TestStore few, TestStore many) {
        warm.fill("warm", FEW, FEW);
        claims(warm, ROUNDS);
        Instant now = SettableClock.START;
        many.clock.set(now.plus(NOT_YET));
        long begun = System.nanoTime();
        many.fill("later", MANY - FEW, FEW);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Figures.say(
                "%s: %d requests accepted in %.0f s, %.0f a second",
                database, MANY - FEW, seconds, (MANY - FEW) / seconds);
        many.clock.set(now);
        many.fill("now", FEW, FEW);
        few.fill("now", FEW, FEW);
        compare(database + ", of a million a thousand are due", few, many);
        many.clock.set(now.plus(NOT_YET));
        few.fill("again", FEW, FEW);
        compare(database + ", all of a million are due", few, many);
    }

    private static void compare(String what, TestStore few, TestStore many) {
        Sample small = new Sample();
        Sample large = new Sample();
        for (int round = 0; round < ROUNDS; round++) {
            small.add(claims(few, 1));
            large.add(claims(many, 1));
        }
        Figures.say(
                "%s: a claim of %d takes %s ms with %d open, %s ms with %d: ratio %.2f",
                what, BATCH, small, FEW, large, MANY, large.median() / small.median());
    }

    /** So many claims; returns the milliseconds that they took. */
    private static double claims(TestStore store, int rounds) {
        long begun = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            Outcome claimed = new Outcome.Claimed(store.clock.instant().plusSeconds(90));
            List<Change> won = store.cancellations.claim(
                    Given.account().accountName(), State.READY, BATCH, found -> store.change(found, claimed));
            assertEquals(BATCH, won.size());
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
