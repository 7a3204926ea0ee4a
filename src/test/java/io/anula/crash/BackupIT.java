package io.anula.crash;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.AnulaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is written into a file while the service works on it, and restored elsewhere. */
final class BackupIT {
    private static final String NOBODY = "http://127.0.0.1:9";

    private static Map<String, String> settings() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    "HTTP_PORT", "0",
                    "STORE_LISTEN", "127.0.0.1:" + free.getLocalPort(),
                    "SIMULATOR_ENABLED", "false",
                    "LAFACTURA_URL", NOBODY,
                    "LAFACTURA_CONNECT_TIMEOUT", "500ms",
                    "LAFACTURA_RESPONSE_TIMEOUT", "500ms",
                    "CALIPSO_URL", NOBODY);
        }
    }

    private static AnulaProcess in(Path home) throws IOException {
        for (String copied : List.of("config", "routes")) {
            SoakHome.copy(Path.of(copied), home.resolve(copied));
        }
        return AnulaProcess.ofJar(home, settings());
    }

    @Test
    void shouldSendNothingThatWasUnsent_whenABackupOfARunningServiceIsRestored(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("backup.jsonl");
        try (AnulaProcess running = in(folder.resolve("here"));
                AnulaProcess restored = in(folder.resolve("there"))) {
            running.start();
            running.awaitUp();
            Path inbox = folder.resolve("here").resolve("inbox");
            Files.writeString(inbox.resolve("a.json"), """
                    {"provider": "lafactura", "tascode": "fc-1", "description": "error"}""");
            await().until(() -> Files.readString(running.log()).contains("is READY"));
            assertEquals(0, running.command("backup", file.toString()));
            assertTrue(Files.readString(file).contains("fc-1"));
            assertEquals(0, running.end());

            assertEquals(0, restored.command("import", file.toString()));
            restored.start();
            restored.awaitUp();
            await().until(() -> Files.readString(restored.log()).contains("is HELD"));
            assertEquals(0, restored.end());
        }
    }

    @Test
    void shouldBeWritten_whenNothingRuns(@TempDir Path home) throws Exception {
        try (AnulaProcess anula = in(home)) {
            assertEquals(0, anula.command("backup", "backup.jsonl"));
            assertEquals(1, anula.command("backup", "backup.jsonl"), "it is there already");
        }
    }
}
