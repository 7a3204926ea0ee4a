package io.anula.intake;

import static io.anula.intake.FileKind.CSV;
import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.problem;
import static io.anula.intake.Fixtures.read;
import static io.anula.intake.Fixtures.request;
import static io.anula.intake.Fixtures.sample;
import static io.anula.intake.Fixtures.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.rules.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with the bytes that Excel and LibreOffice write in Spanish. */
class SpreadsheetTest {
    private static final String HEADER = "provider;account;tascode;description\r\n";
    private static final String ROW = "lafactura;;fc-1;El cliente no aceptó la señal\r\n";

    @ParameterizedTest
    @CsvSource({
        "windows-1252,", // Excel: CSV (delimitado por comas)
        "UTF-8,\uFEFF", // Excel: CSV UTF-8
        "UTF-16LE,\uFEFF", // Excel: Texto Unicode, here with semicolons
        "ISO-8859-1,", // LibreOffice: Europa occidental
        "UTF-8,"
    })
    void shouldReadWhatExcelSaves(String charset, String mark) {
        String text = (mark == null ? "" : mark) + HEADER + ROW;
        ReadRecord record = read(CSV, text.getBytes(Charset.forName(charset))).get(0);
        assertEquals("El cliente no aceptó la señal", request(record).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "sep=,", "SEP=;", "\"sep=;\"", "sep=|", "sep=^", "\uFEFFsep=;"})
    void shouldPassOverTheLineThatNamesTheDelimiter(String sep) {
        String delimiter = sep.replaceAll(".*=|\"", "");
        List<ReadRecord> records = read(CSV, sep + "\r\n" + (HEADER + ROW).replace(";", delimiter));
        assertEquals(List.of("fc-1"), ends(records));
        assertEquals(3L, records.get(0).line());
    }

    @Test
    void shouldPassOverTheLineThatNamesATab() {
        assertEquals(List.of("fc-1"), ends(read(CSV, "sep=\t\r\n" + (HEADER + ROW).replace(';', '\t'))));
    }

    @Test
    void shouldTakeAMissingLastCellForAnEmptyOne() {
        String header = "provider;tascode;description;account\r\n";
        String row = "lafactura;fc-%d;Duplicada%s\r\n";
        StringBuilder text = new StringBuilder(header);
        for (int i = 0; i < 32; i++) {
            text.append(row.formatted(i, i % 32 < 16 ? ";" : ""));
        }
        List<String> ends = ends(read(CSV, text.toString()));
        assertEquals(32, ends.stream().filter(end -> end.startsWith("fc-")).count(), ends.toString());
        assertEquals(List.of("required", "required"), ends(read(CSV, header + "lafactura;fc-1\r\nlafactura\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ";;;;", "; ; \t;", ";\u00A0;\u200B"})
    void shouldTakeEmptyCellsBeyondTheHeaderForNothing(String surplus) {
        String row = ROW.strip() + surplus + "\r\n";
        assertEquals(List.of("fc-1", "fc-1"), ends(read(CSV, HEADER + row + ROW)));
        assertEquals(List.of("fc-1"), ends(read(CSV, HEADER.strip() + ";;\r\n" + ROW)));
        assertEquals(List.of("columns"), ends(read(CSV, HEADER + ROW.strip() + surplus + "x\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", "\uFEFF", "\u2060", "\u202F", " \u00A0 ", "\u200E", "\t"})
    void shouldStripWhatCannotBeSeen_fromEachCell(String blank) {
        String text = (HEADER + "lafactura;default;fc-1;x\r\n")
                .replaceAll("([a-z]+(?:-1)?)", blank.replace("\\", "") + "$1" + blank);
        text = blank.equals("\t") ? text.replace("\t", " \u00A0") : text;
        List<ReadRecord> records = read(CSV, text + blank + ";" + blank + ";;\r\n");
        assertEquals(List.of("fc-1"), ends(records));
        assertEquals("x", request(records.get(0)).content());
    }

    @Test
    void shouldNameWhatCannotBeSeen_insideACode() {
        Problem problem =
                problem(read(CSV, HEADER + "lafactura;;fc-\u200B1;x\r\n").get(0));
        assertEquals("not-an-invoice", problem.rule());
        assertEquals("fc-\\u200b1", problem.value());
    }

    @Test
    void shouldTakeCapitalsForTheSameInvoice() {
        List<ReadRecord> records = read(CSV, HEADER + "lafactura;;FC-1;x\r\nlafactura;;fc-1;x\r\n");
        assertEquals(
                request(records.get(0)).key().text(),
                request(records.get(1)).key().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider;account;invoice;reason",
                "Proveedor;Cuenta;Factura;Motivo",
                "PROVEEDOR;CUENTA;FACTURA;DESCRIPCIÓN",
                "proveedor;cuenta;factura;descripcion",
                " proveedor ; cuenta ;\u00A0factura;\"Descripción\"",
                "proveedor;cuenta;Código de factura;motivo de anulación",
                "proveedor;cuenta;Número de factura;Descripcio\u0301n",
                "provider;cuenta;tascode;Motivo",
                "provider;account;invoice;reason;notas"
            })
    void shouldKnowTheColumns_byEachName(String header) {
        List<ReadRecord> records =
                read(CSV, (header + "\r\nlafactura;acme;fc-1;Año\r\n").getBytes(StandardCharsets.UTF_8));
        assertEquals("lafactura/acme/fc-1", request(records.get(0)).key().text());
        assertEquals("Año", request(records.get(0)).content());
    }

    @Test
    void shouldNameTheColumn_asTheFileDoes() {
        Problem problem = problem(
                read(CSV, "Proveedor;Factura;Motivo\r\nlafactura;nc-1;x\r\n").get(0));
        assertEquals("factura", problem.field());
        assertTrue(problem.message().startsWith("factura: "), problem.message());
        assertEquals(
                "motivo",
                problem(read(CSV, "Proveedor;Factura;Motivo\r\nlafactura;fc-1;\r\n")
                                .get(0))
                        .field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "Documento", "contenido", "DOCUMENT"})
    void shouldKnowTheColumnOfADocument(String name) {
        String cell = '"' + sample("calipso-new.json").replace("\"", "\"\"") + '"';
        assertEquals(List.of("1204"), ends(read(CSV, "proveedor;" + name + "\r\ncalipso;" + cell + "\r\n")));
        String mixed = "proveedor;factura;motivo;" + name + "\r\nlafactura;fc-1;x;\r\ncalipso;;;" + cell + "\r\n";
        assertEquals(List.of("fc-1", "1204"), ends(read(CSV, mixed)));
    }

    @Test
    void shouldNotTakeAnIdentityCardForADocument() {
        String text = "proveedor;factura;motivo;documento\r\nlafactura;fc-1;x;20-11111111-2\r\n";
        assertEquals(List.of("fc-1"), ends(read(CSV, text)));
        assertEquals(List.of("syntax"), ends(read(CSV, text.replace("documento", "payload"))));
    }

    @Test
    void shouldPreferOurOwnNames_whereAnotherColumnHasASpanishOne() {
        String text = "provider;tascode;factura;description;motivo\r\nlafactura;fc-1;0001-0001;x;y\r\n";
        ReadRecord record = read(CSV, text).get(0);
        assertEquals("fc-1", request(record).key().invoice());
        assertEquals("x", request(record).content());
    }

    @Test
    void shouldSayWhichColumnsItFound_whenNoneFits() {
        String message =
                String.valueOf(unreadable(CSV, "Empresa;Número\r\nx;1\r\n").getMessage());
        assertTrue(message.contains("found: empresa, numero"), message);
        String two = String.valueOf(
                unreadable(CSV, "proveedor;factura;invoice\r\n;;\r\n").getMessage());
        assertTrue(two.contains("invoice, factura"), two);
    }

    @Test
    void shouldSayThatRowsMayCome_whenNothingButAHeaderStandsThere() throws Exception {
        assertFalse(Fixtures.inspect(CSV, Fixtures.bytes(HEADER)).ended());
        assertFalse(Fixtures.inspect(CSV, Fixtures.bytes("sep=;\r\n" + HEADER)).ended());
    }

    @Test
    void shouldSayThatMoreMayCome_whenTheLastRowHasNoEnd() throws Exception {
        assertTrue(Fixtures.inspect(CSV, Fixtures.bytes(HEADER + ROW)).ended());
        assertTrue(
                Fixtures.inspect(CSV, Fixtures.bytes(HEADER + ROW + "\u001A")).ended());
        assertTrue(Fixtures.inspect(CSV, (HEADER + ROW).getBytes(StandardCharsets.UTF_16))
                .ended());
        assertFalse(Fixtures.inspect(CSV, Fixtures.bytes(HEADER + ROW.strip())).ended());
        assertFalse(Fixtures.inspect(CSV, Fixtures.bytes(HEADER.strip())).ended());
        assertFalse(Fixtures.inspect(FileKind.JSON_LINES, Fixtures.bytes("{}\n{\"a\":"))
                .ended());
        assertFalse(Fixtures.inspect(FileKind.JSON_LINES, Fixtures.bytes("{}\n{\"a\":tr"))
                .ended());
        assertTrue(Fixtures.inspect(FileKind.JSON_LINES, Fixtures.bytes("{}\n{\"a\":1}"))
                .ended());
        assertTrue(Fixtures.inspect(FileKind.JSON_LINES, Fixtures.bytes("{}\r")).ended());
        assertTrue(Fixtures.inspect(FileKind.JSON, Fixtures.bytes("{}")).ended());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"provi", "provider;tascode;description\r\nlafactura;fc-1;\"x\r\ny", "{\"a\":tru", "[{}", "[{},"})
    void shouldSayThatItIsCutShort(String text) {
        FileKind kind = text.startsWith("p") ? CSV : FileKind.JSON;
        assertTrue(unreadable(kind, text).isCutShort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b\r\n1;2\r\n", "provider;tascode\r\n\"a\"b;c\r\n"})
    void shouldNotSaySo_whenMoreWouldNotHelp(String text) {
        assertFalse(unreadable(CSV, text).isCutShort());
    }
}
