package io.anula.crash;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.crash.Drop.OfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ended while it rejected a file: the next one rejects it once. */
final class LeftRejectedTest {
    private static final OfFile FILE = new OfFile("roto.json", "[{\"tas", List.of());

    private final Crash crash;

    LeftRejectedTest(@TempDir Path home) {
        crash = new Crash(home);
    }

    @AfterEach
    void close() {
        crash.close();
    }

    @Test
    void shouldRejectItUnderItsName_whenItsErrorWasWrittenAndItWasNotMoved() throws IOException {
        Path inbox = Files.createDirectories(crash.home.resolve("inbox"));
        Path rejected = Files.createDirectories(crash.home.resolve("rejected"));
        Path broken = Files.writeString(inbox.resolve(FILE.name()), FILE.content());
        Files.setLastModifiedTime(broken, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Files.writeString(rejected.resolve(FILE.name() + ".error.json"), "{\"file\":\"roto.json\"}");
        crash.start();
        await().until(() -> !Files.exists(inbox.resolve(FILE.name())));
        assertEquals(List.of(), FileAudit.of(crash.home, List.of(FILE)));
    }
}
