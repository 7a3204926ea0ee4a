package io.anula.intake;

import static io.anula.intake.Fixtures.PARSER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestFilesTest {
    private static final int MEGABYTE = 1_000_000;

    @Test
    void shouldTellSha256AndCount(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "[{}, 1]");
        Inspection inspection = PARSER.files().inspect(file, FileKind.JSON, null);
        assertEquals(2, inspection.records());
        assertEquals("e7a297c44d4501cafdc79b965ab8c4c4", inspection.sha256().substring(0, 32));
    }

    @Test
    void shouldReadAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "provider,tascode,description\nlafactura,fc-1,x\n,,\n");
        try (RequestReader reader = PARSER.files().open(file, FileKind.CSV, StandardCharsets.UTF_8, PARSER)) {
            assertTrue(reader.hasNext());
            assertTrue(reader.hasNext());
            assertEquals(1, reader.next().number());
            assertFalse(reader.hasNext());
            assertThrows(NoSuchElementException.class, reader::next);
        }
    }

    @Test
    void shouldRefuseAFolder(@TempDir Path folder) {
        UnreadableFileException refused =
                assertThrows(UnreadableFileException.class, () -> PARSER.files().inspect(folder, FileKind.JSON, null));
        assertNull(refused.line());
        assertNull(refused.column());
    }

    @Test
    void shouldFail_whereThereIsNoFile(@TempDir Path folder) {
        Path none = folder.resolve("none");
        IOException failed =
                assertThrows(IOException.class, () -> PARSER.files().inspect(none, FileKind.CSV, null));
        assertFalse(failed instanceof UnreadableFileException);
        assertThrows(UncheckedIOException.class, () -> PARSER.files()
                .open(none, FileKind.CSV, StandardCharsets.UTF_8, PARSER));
    }

    @Test
    void shouldFail_whereTheFileBreaksOffAfterAll() {
        InputStream cut = new ByteArrayInputStream("[{},".getBytes(StandardCharsets.UTF_8));
        try (RequestReader reader = PARSER.files().open(cut, FileKind.JSON, StandardCharsets.UTF_8, PARSER)) {
            reader.next();
            assertThrows(UncheckedIOException.class, reader::hasNext);
        }
    }

    @Test
    void shouldNotHoldAnEndlessLine() throws IOException {
        assertEquals(2, inspect(FileKind.JSON_LINES, "", "x", "\n{}\n", 20).records());
        for (String start : List.of("[{\"a\":\"", "{\"", "[1,\"")) {
            assertThrows(UnreadableFileException.class, () -> inspect(FileKind.JSON, start, "x", "", 5));
        }
        for (String start : List.of("[{\"a\":", "[")) {
            assertThrows(UnreadableFileException.class, () -> inspect(FileKind.JSON, start, "9", "", 5));
            assertThrows(UnreadableFileException.class, () -> inspect(FileKind.JSON, start, "[", "", 5));
        }
        assertThrows(UnreadableFileException.class, () -> inspect(FileKind.CSV, "", "x", "", 5));
        assertThrows(UnreadableFileException.class, () -> inspect(FileKind.CSV, "\"", ",", "", 5));
        assertThrows(UnreadableFileException.class, () -> inspect(FileKind.CSV, "", ",", "", 5));
    }

    private static Inspection inspect(FileKind kind, String start, String letter, String end, int megabytes)
            throws IOException {
        return PARSER.files().inspect(() -> endless(start, letter, end, megabytes), kind, null);
    }

    private static InputStream endless(String start, String letter, String end, int megabytes) {
        byte[] block = letter.repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
        InputStream middle =
                new SequenceInputStream(Collections.enumeration(Collections.nCopies(megabytes, block).stream()
                        .map(ByteArrayInputStream::new)
                        .toList()));
        return new SequenceInputStream(new SequenceInputStream(stream(start), middle), stream(end));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A key that was dropped by mistake, or linked in: the error names place and kind, and quotes nothing of it. */
    @ParameterizedTest
    @EnumSource(FileKind.class)
    void shouldQuoteNothingOfAFileThatIsNone(FileKind kind) {
        for (String file : List.of(
                "AKIA9876SECRETKEY\n",
                "{\"a\": AKIA9876SECRETKEY}\n",
                "{\"AKIA9876SECRETKEY\": 1, \"AKIA9876SECRETKEY\": 2,}\n",
                "[\"AKIA9876SECRETKEY\" 1]\n",
                "'AKIA9876SECRETKEY'\n",
                "AKIA9876SECRETKEY=1;AKIA9876SECRETKEY=1\nx\n",
                "<AKIA9876SECRETKEY><b></AKIA9876SECRETKEY>\n",
                "<a b=AKIA9876SECRETKEY/>\n",
                "<a>&AKIA9876SECRETKEY;</a>\n",
                "[default]\naws_secret = AKIA9876SECRETKEY\n")) {
            try {
                PARSER.files()
                        .inspect(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), kind, null);
            } catch (IOException refused) {
                assertFalse(String.valueOf(refused.getMessage()).contains("SECRET"), file + refused);
            }
        }
    }
}
