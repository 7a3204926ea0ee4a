package io.anula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.io.PlainFile.NotPlainException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainFileTest {
    @TempDir
    private Path home = Path.of("");

    private Path folder = Path.of("");
    private Path secret = Path.of("");

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(home.resolve("inbox"));
        secret = Files.writeString(Files.createDirectory(home.resolve("etc")).resolve("x.json"), "secret");
    }

    private String read(Path file) throws IOException {
        try (PlainFile opened = PlainFile.open(folder, file)) {
            return text(opened);
        }
    }

    private static String text(PlainFile opened) throws IOException {
        return new String(opened.fromStart().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Path pipe(Path at) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("mkfifo", at.toString()).start().waitFor());
        return at;
    }

    @Test
    void shouldBeReadAgainFromTheSameHandle_whateverIsThereThen() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "own");
        try (PlainFile opened = PlainFile.open(folder, file)) {
            assertEquals("own", text(opened));
            Files.delete(file);
            Files.createSymbolicLink(file, secret);
            assertEquals("own", text(opened));
        }
    }

    @Test
    void shouldBeReadInAFolderOfTheInbox() throws IOException {
        Path acme = Files.createDirectory(folder.resolve("acme"));
        assertEquals("own", read(Files.writeString(acme.resolve("x.json"), "own")));
    }

    @Test
    void shouldBeReadWhereTheInboxItselfIsALink() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "own");
        folder = Files.createSymbolicLink(home.resolve("link"), folder);
        assertEquals("own", read(folder.resolve(file.getFileName())));
    }

    @Test
    void shouldFollowNoLink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("x.json"), secret);
        assertThrows(NotPlainException.class, () -> read(link));
    }

    @Test
    void shouldFollowNoLinkOfAFolder() throws IOException {
        Path acme = Files.createSymbolicLink(folder.resolve("acme"), secret.getParent());
        assertThrows(IOException.class, () -> read(acme.resolve("x.json")));
    }

    @Test
    void shouldBeNoFolderAndNoPipe() throws Exception {
        assertThrows(NotPlainException.class, () -> read(Files.createDirectory(folder.resolve("a.json"))));
        assertThrows(NotPlainException.class, () -> read(pipe(folder.resolve("b.json"))));
        assertThrows(NoSuchFileException.class, () -> read(folder.resolve("none.json")));
    }

    /** A stranger swaps a file, a link and a pipe all the time: what is read is the file's, or nothing. */
    @Test
    void shouldReadNothingElse_whateverIsSwappedInWhileItIsOpened() throws Exception {
        Path own = Files.writeString(folder.resolve(".own"), "own");
        Path link = Files.createSymbolicLink(folder.resolve(".link"), secret);
        Path pipe = pipe(folder.resolve(".pipe"));
        Path file = folder.resolve("x.json");
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> swaps = CompletableFuture.supplyAsync(() -> swap(over, file, own, link, pipe));
        int read = 0;
        try {
            for (int i = 0; i < 3_000; i++) {
                try {
                    assertEquals("own", read(file));
                    read++;
                } catch (IOException refused) {
                    assertTrue(!String.valueOf(refused.getMessage()).contains("secret"), refused::toString);
                }
            }
        } finally {
            over.set(true);
        }
        assertTrue(swaps.get(10, TimeUnit.SECONDS) > 1_000);
        assertTrue(read > 0, "never the file");
        Files.deleteIfExists(file);
        assertEquals("own", read(Files.writeString(file, "own")));
    }

    private static int swap(AtomicBoolean over, Path file, Path... kinds) {
        int swaps = 0;
        try {
            while (!over.get()) {
                Path kind = kinds[swaps++ % kinds.length];
                Path beside = file.resolveSibling(".next");
                Files.deleteIfExists(beside);
                if (Files.isSymbolicLink(kind)) {
                    Files.createSymbolicLink(beside, Files.readSymbolicLink(kind));
                } else {
                    Files.createLink(beside, kind);
                }
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return swaps;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
