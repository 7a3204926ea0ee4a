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

/** A process that stands still beside a second start in its home. */
final class StoppedProcessIT {
    private static final Map<String, String> SETTINGS =
            Map.of("HTTP_PORT", "0", "STORE_LISTEN", "", "LAFACTURA_URL", "http://127.0.0.1:1/");

    @Test
    void shouldKeepItsStore_whenItIsStoppedAndGoesOn(@TempDir Path home) throws Exception {
        for (String copied : List.of("config", "routes")) {
            SoakHome.copy(Path.of(copied), home.resolve(copied));
        }
        try (AnulaProcess first = AnulaProcess.ofJar(home, SETTINGS)) {
            first.start();
            first.awaitUp();
            first.signal("STOP");
            try {
                assertEquals(1, AnulaProcess.ofJar(home, SETTINGS).command("run"));
                assertTrue(Files.readString(home.resolve("run.log")).contains("anula.lock is locked by process"));
                assertEquals(1, AnulaProcess.ofJar(home, SETTINGS).command("store", "verify"));
            } finally {
                first.signal("CONT");
            }
            assertEquals(0, first.end());
            assertEquals(0, AnulaProcess.ofJar(home, SETTINGS).command("store", "verify"));
        }
    }
}
