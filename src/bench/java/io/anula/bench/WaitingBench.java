package io.anula.bench;

import io.anula.store.StoreSettings;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a million cancellations that wait, and are not due, take from those that are. */
final class WaitingBench {
    private static final int IN_FLIGHT = 64;
    private static final int WAITING = BenchSize.open();
    private static final int BATCH = 1_000;
    private static final Duration NOT_YET = Duration.ofDays(400);

    @Test
    void hsqldb(@TempDir Path folder) throws Exception {
        Path waiting = folder.resolve("waiting");
        fill(waiting.resolve("data"));
        AnulaFigures without = new AnulaFigures("Anula, nothing waits");
        AnulaFigures with = new AnulaFigures("Anula, %,d wait".formatted(WAITING));
        int documents = BenchSize.documents();
        try (Provider provider = Provider.start(0)) {
            for (int round = 0; round < BenchSize.rounds(); round++) {
                Path empty = folder.resolve("empty-" + round);
                without.add(AnulaRun.of(empty, provider, IN_FLIGHT, null, documents));
                with.add(AnulaRun.of(waiting, provider, IN_FLIGHT, null, documents));
            }
        }
        without.say();
        with.say();
        with.runs().sayShareOf(without.runs());
    }

    /** As the shipped settings open it; due in the far future. */
    private static void fill(Path data) {
        StoreSettings shipped = new StoreSettings(
                "jdbc:hsqldb:file:" + data.resolve("anula"), "anula", AnulaHome.PASSWORD, Given.PROVIDERS.names());
        try (TestStore store = TestStore.open(shipped)) {
            store.clock.set(SettableClock.START.plus(NOT_YET));
            store.fill("later", WAITING, BATCH);
        }
    }
}
