package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.anula.testing.Given;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpeningTest {
    /** How far ahead of now the heartbeat of a killed process is left: HSQLDB gives up once and succeeds later. */
    private static final long AHEAD_MILLIS = 9_000;

    @Test
    void shouldOpen_whenAKilledProcessLeftAHeartbeatThatLooksAlive(@TempDir Path home) throws IOException {
        Path database = home.resolve("anula");
        try (RandomAccessFile lock = new RandomAccessFile(database + ".lck", "rw")) {
            lock.write("HSQLLOCK".getBytes(StandardCharsets.US_ASCII));
            lock.writeLong(System.currentTimeMillis() + AHEAD_MILLIS);
        }
        StoreSettings settings =
                new StoreSettings("jdbc:hsqldb:file:" + database, "anula", "secret", Given.PROVIDERS.names());
        assertDoesNotThrow(() -> Database.open(settings).close());
    }
}
