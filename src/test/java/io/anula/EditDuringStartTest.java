package io.anula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.live.Home;
import io.anula.config.live.Snapshot;
import io.anula.config.settings.Settings;
import io.anula.testing.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are edited while the service starts: what was read at its beginning runs, and the edit is an edit like any other. */
final class EditDuringStartTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private Home home() throws IOException {
        for (String each : new String[] {"routes", "config"}) {
            Files.createDirectories(folder.resolve(each));
            try (Stream<Path> files = Files.list(Path.of(each))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file));
                }
            }
        }
        Map<String, String> environment = Map.of(
                "STORE_URL",
                "jdbc:hsqldb:file:" + folder.resolve("data").resolve("anula"),
                "INBOX_DIR",
                folder.resolve("inbox").toString(),
                "OUTBOX_DIR",
                folder.resolve("outbox").toString(),
                "ARCHIVE_DIR",
                folder.resolve("archive").toString(),
                "REJECTED_DIR",
                folder.resolve("rejected").toString(),
                "STORE_LISTEN",
                "",
                "HTTP_PORT",
                "0",
                "SIMULATOR_ENABLED",
                "false");
        return new Home(Given.PROVIDERS, folder, environment, new Properties());
    }

    @Test
    void shouldRunWhatWasRead_andNameTheEditOnce_andTakeTheNextOne() throws IOException {
        Home home = home();
        Path file = folder.resolve("routes").resolve("3-track.camel.yaml");
        String good = Files.readString(file);
        Snapshot files = home.snapshot();
        Settings settings = home.settings(files);
        Files.writeString(file, "- route: [");
        try (Service service = Service.start(settings, files, home, Clock.systemUTC())) {
            assertNotNull(service.context().getRoute("track"));
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> !service.live().refused().isEmpty());
            assertEquals(file, service.live().refused().get(0).file());
            assertEquals(1, service.live().version());

            Files.writeString(file, good.replace("description: Claims", "description: Now claims"));
            Awaitility.await().atMost(SOON).until(() -> service.live().refused().isEmpty());
            assertEquals(2, service.live().version());
            assertTrue(service.context().getRoute("track").getDescription().startsWith("Now claims"));
        }
    }
}
