package io.anula.provider.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.provider.Report;
import io.anula.provider.check.Folders.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {
    private final Path home;

    FoldersTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void shouldFindNothing_whenAFolderCanBeMade() throws IOException {
        assertEquals(
                List.of(),
                Folders.check(List.of(new Folder("inbox.dir", home.resolve("a").resolve("b")))));
        try (var left = Files.list(home)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void shouldBeAnError_whenAFileStandsInTheWay() throws IOException {
        Path file = Files.createFile(home.resolve("inbox"));
        List<Report> found = Folders.check(List.of(new Folder("inbox.dir", file)));
        assertEquals(1, found.size());
        assertTrue(found.get(0).what().startsWith("inbox.dir"), found::toString);
    }

    @Test
    void shouldWarn_whenNamesOfFilesAreNotReadAsUtf8() {
        Report warning = Folders.names("ANSI_X3.4-1968").orElseThrow();
        assertEquals(Report.Severity.WARNING, warning.severity());
        assertTrue(warning.what().contains("LC_ALL=C.UTF-8"), warning::what);
        assertTrue(Folders.names("UTF-8").isEmpty());
    }
}
