package io.anula.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the start of the process until the provider has its first call, beside a program of camel-main with one route. */
final class StartBench {
    private static final int IN_FLIGHT = 4;

    @Test
    void toTheFirstCall(@TempDir Path folder) throws Exception {
        try (Provider provider = Provider.start(0)) {
            camel(provider);
            anula(folder, provider);
            Beside both = Beside.rounds(round -> camel(provider), round -> anula(folder, provider));
            Figures.say(
                    "start to the first call: camel-main with one route %s s, Anula %s s", both.bare(), both.anula());
            Figures.say("start to the first call: Anula / camel-main %s", both.ratio());
        }
    }

    private static double camel(Provider provider) throws Exception {
        Watch watch = new Watch(provider, 1);
        try (Child process = Child.program(BareCamel.class, provider.port())) {
            double seconds = watch.secondsToFirst();
            assertTrue(process.isAlive());
            return seconds;
        }
    }

    /** The file is there before the start and has stood still for long; the store is there from the second time on. */
    private static double anula(Path home, Provider provider) throws IOException {
        Files.createDirectories(home.resolve("inbox"));
        AnulaFile file = new AnulaFile(home, "start", 1);
        file.age(FileTime.from(Instant.now().minusSeconds(60)));
        file.drop();
        Watch watch = new Watch(provider, 1);
        try (AnulaHome running = new AnulaHome(home, provider.port(), IN_FLIGHT, null)) {
            double seconds = watch.secondsToFirst();
            file.awaitResult();
            assertTrue(running.process().isAlive());
            return seconds;
        }
    }
}
