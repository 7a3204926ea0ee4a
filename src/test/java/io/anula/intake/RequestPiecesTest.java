package io.anula.intake;

import static io.anula.intake.Fixtures.bytes;
import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.anula.intake.RequestPieces.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestPiecesTest {
    private static final String HEADER = "provider,tascode,description\n";

    private static List<Piece> pieces(byte[] file, FileKind kind) throws IOException {
        Charset charset = Fixtures.PARSER
                .files()
                .inspect(() -> new ByteArrayInputStream(file), kind, null)
                .charset();
        List<Piece> all = new ArrayList<>();
        try (RequestPieces unit = new RequestPieces(new ByteArrayInputStream(file), kind, charset)) {
            for (Piece piece = unit.next(); piece != null; piece = unit.next()) {
                all.add(piece);
            }
        }
        return all;
    }

    private static List<Piece> pieces(String text, FileKind kind) throws IOException {
        return pieces(bytes(text), kind);
    }

    @Test
    void shouldPutTheHeaderBeforeEachPiece_andCountLinesAsInTheFile() throws IOException {
        List<Piece> all = pieces("\nsep=,\n" + HEADER + "\nlafactura,fc-1,x\n".repeat(501), FileKind.CSV);
        assertEquals(2, all.size());
        assertEquals("\nsep=,\n" + HEADER + "\nlafactura,fc-1,x\n", all.get(1).text());
        assertEquals(0, all.get(0).linesBefore());
        assertEquals(1000, all.get(1).linesBefore());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lafactura,fc-1,disco de 3\" y otro de 5\"\nlafactura,fc-2,disco de 3\" roto\nlafactura,fc-3,x\n",
                "lafactura,fc-1,\"dos\nlíneas\"\nlafactura,fc-2,x\n",
                "lafactura,fc-1,\"dice \"\"hola\"\"\nsí\"\r\nlafactura,fc-2,2\" y 3\"\r\n",
                "lafactura,fc-1,x\rlafactura,fc-2,y\r"
            })
    void shouldCutWhereTheInboxCuts(String rows) throws IOException {
        byte[] whole = bytes(HEADER + rows);
        List<String> handedOver = new ArrayList<>();
        for (Piece piece : pieces(whole, FileKind.CSV)) {
            handedOver.addAll(ends(read(FileKind.CSV, piece.text())));
        }
        assertEquals(ends(read(FileKind.CSV, whole)), handedOver);
    }

    @Test
    void shouldDecode_asTheInboxDoes() throws IOException {
        byte[] windows = (HEADER + "lafactura,fc-1,año\n").getBytes(Charset.forName("windows-1252"));
        assertEquals(
                HEADER + "lafactura,fc-1,año\n",
                pieces(windows, FileKind.CSV).get(0).text());
        byte[] wide = "\uFEFF<deleteInvoice>ñ</deleteInvoice>\u001A".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(
                "<deleteInvoice>ñ</deleteInvoice>",
                pieces(wide, FileKind.XML).get(0).text());
    }

    @Test
    void shouldHandOverNothing_whenThereIsOnlyAHeader() throws IOException {
        assertEquals(List.of(), pieces(HEADER, FileKind.CSV));
    }

    @Test
    void shouldLeaveADocumentWhole() throws IOException {
        assertEquals("[\n{}\n]", pieces("[\n{}\n]", FileKind.JSON).get(0).text());
    }

    @Test
    void shouldRefuseADocument_thatDoesNotFit() {
        String large = '[' + " ".repeat((8 << 20) + 1) + ']';
        assertThrows(RequestPieces.TooLargeException.class, () -> pieces(large, FileKind.JSON));
    }
}
