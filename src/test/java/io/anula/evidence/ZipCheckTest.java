package io.anula.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.anula.provider.http.DocumentRefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document is looked into; nothing in it may cost more than the limits. */
final class ZipCheckTest {
    private static final long LARGEST = 2 << 20;

    @TempDir
    private Path folder = Path.of("");

    private Path zip(int entries, long zerosInEach) throws IOException {
        Path file = folder.resolve("a.zip");
        byte[] zeros = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int entry = 0; entry < entries; entry++) {
                zip.putNextEntry(new ZipEntry(entry + ".xml"));
                for (long left = zerosInEach; left > 0; left -= zeros.length) {
                    zip.write(zeros, 0, (int) Math.min(left, zeros.length));
                }
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void shouldListWhatIsInAZip() throws IOException {
        assertEquals(List.of("0.xml", "1.xml"), ZipCheck.names(zip(2, 100), LARGEST));
    }

    @Test
    void shouldTakeOtherDocumentsAsTheyAre() throws IOException {
        assertEquals(List.of(), ZipCheck.names(Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7"), LARGEST));
    }

    @Test
    void shouldRefuseABomb() throws IOException {
        Path bomb = zip(1, 500L << 20);
        assertThrows(DocumentRefusedException.class, () -> ZipCheck.names(bomb, LARGEST));
        Path total = zip(30, 1 << 20);
        assertThrows(DocumentRefusedException.class, () -> ZipCheck.names(total, LARGEST));
        Path entries = zip(1_001, 1);
        assertThrows(DocumentRefusedException.class, () -> ZipCheck.names(entries, LARGEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!DOCTYPE html><title>Login", "  <html><body>", "PK\u0003\u0004 half of a zip"})
    void shouldNotTakeAnythingElse_forADocument(String content) throws IOException {
        Path file = Files.write(folder.resolve("x"), content.getBytes(StandardCharsets.UTF_8));
        IOException failure = assertThrows(IOException.class, () -> ZipCheck.names(file, LARGEST));
        assertFalse(failure instanceof DocumentRefusedException, "it may be there later");
    }
}
