package io.anula.intake;

import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.read;
import static io.anula.intake.Fixtures.request;
import static io.anula.intake.Fixtures.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    private static final String REASON = "El cliente no aceptó la señal: año 2026";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @ParameterizedTest
    @CsvSource({
        "81,1,1",
        "202081,1,3",
        "EFBBBF20E9,1,2", // says that it is UTF-8
        "200A8D,2,1",
        "200D0A20208F,2,3",
        "200D2090,2,2",
        "209D,1,2"
    })
    void shouldTellThePlaceOfABadByte_whenItIsNeitherUtf8NorWindows1252(String hex, long line, long column) {
        byte[] file = HexFormat.of().parseHex(hex);
        UnreadableFileException refused = unreadable(FileKind.JSON, file);
        assertEquals(line, refused.line());
        assertEquals(column, refused.column(), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).startsWith("UTF-8 was expected, byte 0x"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellThePlace_deepInTheFile(FileKind kind) {
        String start =
                switch (kind) {
                    case JSON, JSON_LINES -> "";
                    case CSV -> "provider,tascode,description\n";
                    case XML -> "<a><!--\n";
                    case TEXT -> "Array\n(\n";
                };
        byte[] file = (start + " \n".repeat(50_000) + "  ~").getBytes(StandardCharsets.UTF_8);
        file[file.length - 1] = (byte) 0x81;
        UnreadableFileException refused = unreadable(kind == FileKind.JSON ? FileKind.JSON_LINES : kind, file);
        assertEquals(50_001 + start.chars().filter(each -> each == '\n').count(), refused.line());
        assertEquals(3, refused.column());
        assertTrue(String.valueOf(refused.getMessage()).startsWith("UTF-8 was expected, byte 0x81 is not"));
    }

    private static String file(FileKind kind) {
        String json = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"" + REASON + "\"}";
        return switch (kind) {
            case JSON -> json;
            case JSON_LINES -> json + '\n' + json.replace("fc-1", "fc-2") + '\n';
            case CSV -> "proveedor;factura;descripción\r\nlafactura;fc-1;" + REASON + "\r\n";
            case XML ->
                "<?xml version=\"1.0\"?>\n<deleteInvoice><tascode>fc-1</tascode><description>" + REASON
                        + "</description></deleteInvoice>";
            case TEXT ->
                "Array\n(\n    [provider] => lafactura\n    [tascode] => fc-1\n    [description] => " + REASON
                        + "\n)\n";
        };
    }

    static Stream<Arguments> encodings() {
        return Stream.of(FileKind.values())
                .flatMap(kind -> Stream.of(
                        Arguments.of(kind, "UTF-8", ""),
                        Arguments.of(kind, "UTF-8", "\uFEFF"),
                        Arguments.of(kind, "UTF-16LE", "\uFEFF"),
                        Arguments.of(kind, "UTF-16BE", "\uFEFF"),
                        Arguments.of(kind, "UTF-32LE", "\uFEFF"),
                        Arguments.of(kind, "UTF-32BE", "\uFEFF"),
                        Arguments.of(kind, "windows-1252", "")));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void shouldReadTheSame_inAnyEncoding(FileKind kind, String encoding, String mark) {
        List<ReadRecord> records = read(kind, (mark + file(kind)).getBytes(Charset.forName(encoding)));
        assertEquals("fc-1", ends(records).get(0));
        assertEquals(REASON, request(records.get(0)).content());
    }

    @Test
    void shouldReadWindows1252_alsoBeyondLatin1() {
        byte[] file = "provider,tascode,description\nlafactura,fc-1,“5 €” – año\n".getBytes(WINDOWS);
        assertEquals("“5 €” – año", request(read(FileKind.CSV, file).get(0)).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-15", "IBM850", "utf-8", "nobody-knows-it"})
    void shouldReadWhatAnXmlDocumentDeclares_whenItIsNotUtf8(String declared) {
        Charset charset = declared.startsWith("I") ? Charset.forName(declared) : WINDOWS;
        String text = "<?xml version='1.0' encoding='" + declared + "'?><deleteInvoice><tascode>fc-1</tascode>"
                + "<description>" + REASON + "</description></deleteInvoice>";
        assertEquals(
                REASON,
                request(read(FileKind.XML, text.getBytes(charset)).get(0)).content());
    }

    @Test
    void shouldUseTheSetting_andStillTheMark() throws Exception {
        Charset dos = Charset.forName("IBM850");
        byte[] file = file(FileKind.CSV).getBytes(dos);
        assertEquals(dos, inspect(file, dos).charset());
        byte[] marked = ("\uFEFF" + file(FileKind.CSV)).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(1, inspect(marked, dos).records());
        assertThrows(
                UnreadableFileException.class,
                () -> inspect(file(FileKind.CSV).getBytes(WINDOWS), StandardCharsets.UTF_8));
    }

    private static Inspection inspect(byte[] file, Charset charset) throws Exception {
        return Fixtures.PARSER.files().inspect(() -> new ByteArrayInputStream(file), FileKind.CSV, charset);
    }

    @ParameterizedTest
    @EnumSource
    void shouldPassOverADosEnd_inEachKind(FileKind kind) {
        String good = file(kind);
        List<String> ends = ends(read(kind, good));
        for (String end : List.of("\u001A", "\r\n\u001A", "\u001A\u001A\u001A", "\u001A\0\0\0\r\n", "\n\u001A\n")) {
            assertEquals(ends, ends(read(kind, good + end)), kind + " " + end.length());
        }
    }

    @Test
    void shouldLoseNothing_whenADosEndIsInTheMiddle() {
        String line = file(FileKind.JSON) + '\n';
        assertEquals(List.of("fc-1", "syntax", "fc-1"), ends(read(FileKind.JSON_LINES, line + "\u001A\n" + line)));
        String many = "\u001A".repeat(10_000);
        assertEquals(List.of("fc-1", "syntax", "fc-1"), ends(read(FileKind.JSON_LINES, line + many + "\n" + line)));
        assertEquals(List.of("fc-1", "syntax"), ends(read(FileKind.JSON_LINES, line + many)));
    }

    @Test
    void shouldFindADosEnd_whereverTheBlocksAreCut() throws Exception {
        for (int length = 8_150; length < 8_210; length++) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
            file.write("\u001A\u001A\r\n".getBytes(StandardCharsets.US_ASCII));
            try (WithoutDosEnd unit = new WithoutDosEnd(
                    new TextReader(new ByteArrayInputStream(file.toByteArray()), StandardCharsets.UTF_8))) {
                char[] all = new char[10_000];
                int count = 0;
                for (int read = unit.read(all, 0, 100); read > 0; read = unit.read(all, count, 100)) {
                    count += read;
                }
                assertEquals("x".repeat(length), new String(all, 0, count));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayThatAFileIsEmpty(FileKind kind) {
        for (String text : new String[] {"", "\uFEFF", " ", "\n\n", "\uFEFF \r\n\t\r", "\u001A", "\r\n\u001A"}) {
            UnreadableFileException empty = unreadable(kind, text);
            assertTrue(String.valueOf(empty.getMessage()).startsWith("the file is empty"), text);
            assertTrue(empty.isCutShort(), "its writer may only have begun");
        }
        byte[] marked = "\uFEFF".getBytes(StandardCharsets.UTF_16LE);
        assertTrue(String.valueOf(unreadable(kind, marked).getMessage()).startsWith("the file is empty"));
    }

    @Test
    void shouldRefuseASecondMark() {
        assertEquals(1, unreadable(FileKind.JSON, "\uFEFF\uFEFF{}").column());
    }
}
