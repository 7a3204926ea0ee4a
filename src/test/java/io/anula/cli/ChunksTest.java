package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.anula.cli.Chunks.Chunk;
import io.anula.intake.FileKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChunksTest {
    private static List<Chunk> chunks(String text, FileKind kind) throws IOException {
        Chunks unit = new Chunks(new BufferedReader(new StringReader(text)), kind);
        List<Chunk> all = new ArrayList<>();
        for (Chunk chunk = unit.next(); chunk != null; chunk = unit.next()) {
            all.add(chunk);
        }
        return all;
    }

    @Test
    void shouldPutTheHeaderBeforeEachPiece_andCountLinesAsInTheFile() throws IOException {
        List<Chunk> all = chunks("a,b\n" + "1,2\n".repeat(501), FileKind.CSV);
        assertEquals(2, all.size());
        assertEquals("a,b\n1,2\n", all.get(1).text());
        assertEquals(0, all.get(0).linesBefore());
        assertEquals(500, all.get(1).linesBefore());
        assertEquals(4 + 501 * 4, all.get(1).bytesSoFar());
    }

    @Test
    void shouldNotCutARow_thatReachesOverLines() throws IOException {
        String row = "1,\"two\nlines\"\n";
        assertEquals(
                "a,b\n" + row.repeat(2),
                chunks("a,b\n" + row.repeat(2), FileKind.CSV).get(0).text());
    }

    @Test
    void shouldHandOverNothing_whenThereIsOnlyAHeader() throws IOException {
        assertEquals(List.of(), chunks("a,b\n", FileKind.CSV));
    }

    @Test
    void shouldLeaveADocumentWhole() throws IOException {
        assertEquals("[\n{}\n]", chunks("[\n{}\n]", FileKind.JSON).get(0).text());
    }

    @Test
    void shouldRefuseADocument_thatDoesNotFit() {
        String large = " ".repeat((8 << 20) + 1);
        assertThrows(Chunks.TooLargeException.class, () -> chunks(large, FileKind.JSON));
    }
}
