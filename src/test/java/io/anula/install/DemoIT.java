package io.anula.install;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.AnulaProcess;
import io.anula.testing.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar alone in an empty folder: {@code demo} shows the samples and says everywhere that it is simulated. */
final class DemoIT {
    @Test
    void shouldEndEverySample_andSayEverywhereThatItIsSimulated(@TempDir Path folder) throws Exception {
        int port = Web.freePort();
        Map<String, String> environment = Map.of(
                "HTTP_PORT", Integer.toString(port),
                "SIMULATOR_PORT", Integer.toString(Web.freePort()),
                "STORE_LISTEN", "",
                "LAFACTURA_URL", "https://real.invalid/api2.0",
                "POLL_FIRST_DELAY", "100ms");
        try (AnulaProcess anula = AnulaProcess.ofJar(folder, environment)) {
            anula.start("demo");
            anula.awaitUp();
            Path outbox = folder.resolve("demo").resolve("outbox");
            await("all samples").atMost(Duration.ofMinutes(1)).until(() -> results(outbox, "\"complete\" : true") == 5);
            assertEquals(5, results(outbox, "\"simulated\" : true"));
            assertTrue(Web.get(port, "/").body().contains("id=\"simulated\""), "the bar of the console");
            assertTrue(Web.get(port, "/observe/health").body().contains("simulated"), "health");
            assertTrue(Web.get(port, "/api/cancellations").body().contains("\"simulated\":true"), "API");
            String log = Files.readString(anula.log());
            assertTrue(log.lines().anyMatch(line -> line.contains(" WARN ") && line.contains("SIMULATED")), log);
            assertTrue(log.contains("The console is at http://127.0.0.1:%d/".formatted(port)), log);
            assertEquals(0, anula.end());
        }
        assertTrue(Files.notExists(folder.resolve("data")), "nothing of it lies outside the folder demo");
    }

    @Test
    void shouldSayWhatToSet_whenNoProviderIsSetUp(@TempDir Path folder) throws Exception {
        for (String name : List.of("config", "routes")) {
            copy(Path.of(name), Files.createDirectories(folder.resolve(name)));
        }
        try (AnulaProcess anula = AnulaProcess.ofJar(folder, Map.of())) {
            assertEquals(1, anula.command("run"));
        }
        List<String> said = Files.readAllLines(folder.resolve("run.log"));
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("lafactura.url") && said.get(0).contains("demo"), said.get(0));
    }

    private static long results(Path outbox, String holding) throws IOException {
        if (Files.notExists(outbox)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".result.json"))
                    .filter(file -> read(file).contains(holding))
                    .count();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
