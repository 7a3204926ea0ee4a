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

    /** How the service is started. */
    @FunctionalInterface
    private interface Start {
        AnulaHome in(Path home, int provider, int inFlight) throws IOException;
    }

    @Test
    void toTheFirstCall(@TempDir Path folder) throws Exception {
        measure("java -jar", folder, (home, provider, inFlight) -> new AnulaHome(home, provider, inFlight, null));
    }

    /** The run before the first round keeps its classes. */
    @Test
    void toTheFirstCallByTheLauncher(@TempDir Path folder) throws Exception {
        measure("bin/anula", folder, AnulaHome::byLauncher);
    }

    private static void measure(String how, Path folder, Start start) throws Exception {
        try (Provider provider = Provider.start(0)) {
            camel(provider);
            anula(start, folder, provider);
            Beside both = Beside.rounds(round -> camel(provider), round -> anula(start, folder, provider));
            Figures.say(
                    "start to the first call: camel-main with one route %s s, Anula by %s %s s",
                    both.bare(), how, both.anula());
            Figures.say("start to the first call: Anula by %s / camel-main %s", how, both.ratio());
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
    private static double anula(Start start, Path home, Provider provider) throws IOException {
        Files.createDirectories(home.resolve("inbox"));
        AnulaFile file = new AnulaFile(home, "start", 1);
        file.age(FileTime.from(Instant.now().minusSeconds(60)));
        file.drop();
        Watch watch = new Watch(provider, 1);
        try (AnulaHome running = start.in(home, provider.port(), IN_FLIGHT)) {
            double seconds = watch.secondsToFirst();
            file.awaitResult();
            assertTrue(running.process().isAlive());
            return seconds;
        }
    }
}
