package io.anula.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.answer.AnswerFiles.Kind;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFile.Stage;
import io.anula.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls make before any test
final class AnswerFilesTest {
    private Path home;
    private Path outbox;
    private AnswerFiles unit;

    @BeforeEach
    void make(@TempDir Path folder) throws IOException {
        home = folder;
        outbox = Files.createDirectory(home.resolve("outbox"));
        unit = new AnswerFiles(outbox);
    }

    private static IntakeFile file(String name) {
        return new IntakeFile("id-1", name, "sha", Stage.ARCHIVED, 1, 0, SettableClock.START, null, 0);
    }

    @Test
    void shouldFindTheAnswer_ofTheNewestByItsName_ofOthersByTheirId() throws IOException {
        Path plain = Files.writeString(outbox.resolve("a.csv.receipt.json"), "{}");
        Path aside = Files.writeString(outbox.resolve("a.csv.id-1.receipt.json"), "{}");
        assertEquals(Optional.of(plain.toRealPath()), unit.find(file("a.csv"), Kind.RECEIPT, false));
        assertEquals(Optional.of(aside.toRealPath()), unit.find(file("a.csv"), Kind.RECEIPT, true));
        assertTrue(unit.find(file("a.csv"), Kind.RESULT, false).isEmpty());
    }

    @Test
    void shouldFindNothingOutsideTheOutbox() throws IOException {
        Files.writeString(home.resolve("secret.receipt.json"), "{}");
        assertTrue(unit.find(file("../secret"), Kind.RECEIPT, false).isEmpty());
        assertTrue(unit.find(file(home.resolve("secret").toString()), Kind.RECEIPT, false)
                .isEmpty());
        assertTrue(unit.find(file("x\u0000y"), Kind.RECEIPT, false).isEmpty());
    }

    @Test
    void shouldFollowNoLinkOutOfIt() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "{}");
        Files.createSymbolicLink(outbox.resolve("a.csv.receipt.json"), secret);
        assertTrue(unit.find(file("a.csv"), Kind.RECEIPT, false).isEmpty());
    }
}
