package io.anula.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.anula.crash.Ask.Kind;
import io.anula.crash.Drop.OfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ended while it made its home for the first time: nothing was taken yet, so the next one begins anew. */
final class LeftAtTheFirstStartTest {
    private final Crash crash;
    private final Path data;

    LeftAtTheFirstStartTest(@TempDir Path home) throws IOException {
        crash = new Crash(home);
        data = Files.createDirectories(home.resolve("data"));
    }

    @AfterEach
    void close() {
        crash.close();
    }

    /** What SIGKILL was seen to leave: properties that say modified, an empty log, no script. */
    @Test
    void shouldStart_whenTheDatabaseWasBeingMade() throws IOException {
        Files.writeString(data.resolve("anula.properties"), "tx_timestamp=0\nmodified=yes\nversion=2.7.4\n");
        Files.createFile(data.resolve("anula.log"));
        assertTakesRequests();
    }

    @Test
    void shouldMakeAPassword_whenItWasBeingKept() throws IOException {
        Path secret = Files.createFile(data.resolve("anula.secret"));
        assertTakesRequests();
        assertFalse(Files.readString(secret).isBlank());
    }

    private void assertTakesRequests() throws IOException {
        crash.start();
        OfFile file = crash.drop("first.jsonl", Kind.LAFACTURA, 1);
        crash.awaitResult(file, "ACCEPTED");
        assertEquals(1, crash.simulator.stats().notesMade());
    }
}
