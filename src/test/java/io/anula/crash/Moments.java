package io.anula.crash;

import static org.awaitility.Awaitility.await;

import io.anula.testing.AnulaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Moments for a kill, drawn: something can be seen that could not be seen before the start. */
final class Moments {
    private static final Duration LONGEST_START = Duration.ofSeconds(40);
    private static final Duration LONGEST_WORK = Duration.ofSeconds(4);
    private static final int MOST = 24;

    private static final String OPEN = "the database is open";

    private final Random random;
    private final Path database;
    private final List<Sight> sights;

    /** Something that can be counted from outside, and how many of it are to be waited for at the most. */
    private record Sight(String name, LongSupplier count, int most) {}

    Moments(Random random, Adversity providers, Path home) {
        this.random = random;
        this.database = home.resolve("data").resolve("anula.script");
        this.sights = List.of(
                new Sight("cancels", providers::cancels, MOST),
                new Sight("notes", providers::notesMade, MOST),
                new Sight("verifies", providers::verifies, MOST),
                new Sight("receipts", () -> files(home.resolve("outbox"), ".receipt.json"), 3),
                new Sight("archived", () -> files(home.resolve("archive"), ""), 3),
                new Sight("results", () -> files(home.resolve("outbox"), ".result.json"), 2),
                new Sight(OPEN, () -> changed(home.resolve("data").resolve("anula.lck")), 1));
    }

    /**
     * Looks at how things are before a start. The making of the database itself is left alone: {@link
     * LeftAtTheFirstStartTest} has that. What it returns waits until so much more has happened.
     */
    Moment draw() {
        Sight sight = sights.get(random.nextInt(Files.exists(database) ? sights.size() : sights.size() - 1));
        int more = 1 + random.nextInt(sight.most());
        long before = sight.count().getAsLong();
        return new Moment(
                more + " more of: " + sight.name(),
                sight.name().equals(OPEN),
                () -> sight.count().getAsLong() - before >= more);
    }

    /** A moment to come; those that are not in the start itself are looked for when it is over. */
    record Moment(String name, boolean atStart, Callable<Boolean> isHere) {
        /** It is here, or there is not enough left to do for it ever to come. */
        void awaitIn(AnulaProcess life) throws IOException {
            if (!atStart) {
                life.awaitUp();
            }
            Duration longest = atStart ? LONGEST_START : LONGEST_WORK;
            long begun = System.nanoTime();
            await("the moment of a kill")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(longest.multipliedBy(2))
                    .until(() -> isHere.call() || System.nanoTime() - begun > longest.toNanos());
        }
    }

    private static long files(Path folder, String end) {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(path -> path.getFileName().toString().endsWith(end))
                    .filter(Files::isRegularFile)
                    .count();
        } catch (IOException | UncheckedIOException movedMeanwhile) {
            return 0;
        }
    }

    private static long changed(Path file) {
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
        } catch (IOException goneMeanwhile) {
            return 0;
        }
    }
}
