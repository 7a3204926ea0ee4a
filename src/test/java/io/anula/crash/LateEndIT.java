package io.anula.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.AnulaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose end in order would take longer than it may. */
final class LateEndIT {
    @Test
    void shouldEndWith0AllTheSame_whenItCannotEndInTime(@TempDir Path home) throws Exception {
        for (String copied : List.of("config", "routes")) {
            SoakHome.copy(Path.of(copied), home.resolve(copied));
        }
        Map<String, String> hurry = Map.of(
                "SHUTDOWN_TIMEOUT", "1ms",
                "HTTP_PORT", "0",
                "STORE_LISTEN", "",
                "LAFACTURA_URL", "http://127.0.0.1:1/");
        try (AnulaProcess anula = AnulaProcess.ofJar(home, hurry)) {
            anula.start();
            anula.awaitUp();
            assertEquals(0, anula.end());
            String log = Files.readString(anula.log());
            assertTrue(log.contains("It does not end within shutdown.timeout"), log);
        }
    }
}
