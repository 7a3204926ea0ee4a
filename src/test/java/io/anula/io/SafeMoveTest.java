package io.anula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafeMoveTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field
    private Path folder;

    private String free(String name) {
        return SafeMove.freeName(folder, name).getFileName().toString();
    }

    @Test
    void shouldCountUp_whenTheNameIsTaken() throws IOException {
        assertEquals("a.b.json", free("a.b.json"));
        Files.createFile(folder.resolve("a.b.json"));
        assertEquals("a.b-2.json", free("a.b.json"));
        Files.createFile(folder.resolve("a.b-2.json"));
        assertEquals("a.b-3.json", free("a.b.json"));
    }

    @Test
    void shouldCountUp_whenTheNameHasNoExtension() throws IOException {
        Files.createFile(folder.resolve("a"));
        Files.createDirectory(folder.resolve(".json"));
        assertEquals("a-2", free("a"));
        assertEquals(".json-2", free(".json"));
    }

    @Test
    void shouldCountUp_whenABrokenLinkHasTheName() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.json"), folder.resolve("nowhere"));
        assertEquals("a-2.json", free("a.json"));
    }

    @Test
    void shouldMakeTheFolders_whenItMoves() throws IOException {
        Path source = Files.writeString(folder.resolve("a.json"), "content");
        Path target = folder.resolve("x").resolve("y").resolve("b.json");
        SafeMove.move(source, target);
        assertEquals("content", Files.readString(target));
        assertFalse(Files.exists(source));
    }
}
