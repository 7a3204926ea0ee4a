package io.anula.intake;

import static io.anula.intake.FileKind.TEXT;
import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.problem;
import static io.anula.intake.Fixtures.read;
import static io.anula.intake.Fixtures.request;
import static io.anula.intake.Fixtures.sample;
import static io.anula.intake.Fixtures.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.rules.CancellationRequest;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpRecordsTest {
    private static final String SAMPLE = sample("calipso-legacy.print_r.txt");
    private static final String DELETION = """
            Array
            (
                [deleteInvoice] => Array
                    (
                        [tascode] => fc-1
                        [hash] =>\s
                        [description] => Cobro doble
                    )

            )
            """;

    @Test
    void shouldReadTheSample_asTheSameDocumentInJson() {
        CancellationRequest dumped = request(read(TEXT, SAMPLE).get(0));
        CancellationRequest sent =
                request(read(FileKind.JSON, sample("calipso-legacy.json")).get(0));
        assertEquals(sent.key(), dumped.key());
        assertEquals(sent.content().replace("\"", ""), dumped.content().replace("\"", ""));
        assertEquals(List.of(), dumped.warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void shouldReadIt_withAnyLineEnd(String end) {
        assertEquals(List.of("1204", "fc-1"), ends(read(TEXT, (SAMPLE + DELETION).replace("\n", end))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "Array\n%s",
                "\n\nArray\n%s\n\n",
                "<pre>Array\n%s</pre>",
                "<pre>\nArray\n%s\n</pre>\n",
                "stdClass Object\n%s",
                "App\\Models\\Note Object\n%s",
                "\uFEFFArray\n%s\u001A"
            })
    void shouldReadIt_howeverItBegins(String around) {
        assertEquals(List.of("1204"), ends(read(TEXT, around.formatted(SAMPLE))));
    }

    @Test
    void shouldReadIt_whenItIsIndented() {
        assertEquals(List.of("1204"), ends(read(TEXT, SAMPLE.indent(7))));
        assertEquals(List.of("1204"), ends(read(TEXT, SAMPLE.replace("    ", "\t"))));
    }

    @Test
    void shouldReadFieldsOfObjects_withoutTheirVisibility() {
        String text = """
                Deletion Object
                (
                    [provider:protected] => lafactura
                    [tascode:App\\Deletion:private] => fc-1
                    [description] => x
                )
                """;
        assertEquals(List.of("fc-1"), ends(read(TEXT, text)));
    }

    @Test
    void shouldKeepTextThatReachesOverLines() {
        String text = DELETION.replace("Cobro doble", "uno\n\n  (dos)\n) tres =>\n[x] => cuatro\n");
        assertEquals(
                "uno\n\n  (dos)\n) tres =>\n[x] => cuatro",
                request(read(TEXT, text).get(0)).content());
    }

    @Test
    void shouldGoOn_afterABadRecord() {
        String text = DELETION + "PHP Notice: x\nmore of it\n" + DELETION.replace("fc-1", "nc-1")
                + DELETION.replace("[hash] => ", "[tascode] => fc-9") + "Array\n" + "Array\n(\n    [a] => 1\n)\n"
                + "Array\n(\n    [provider] => Array\n        (\n        )\n  out of place\n)\n" + DELETION;
        List<ReadRecord> records = read(TEXT, text);
        assertEquals(
                List.of("fc-1", "syntax", "not-an-invoice", "duplicate-key", "syntax", "required", "syntax", "fc-1"),
                ends(records));
        assertEquals(11, records.get(1).line());
        assertEquals("PHP Notice: x", problem(records.get(1)).value());
    }

    @Test
    void shouldGoOnInAList_afterABadRecord() {
        String entry = """
                    [%d] => Array
                        (
                            [provider] => lafactura
                            [tascode] => %s
                            [description] => x
                        )

                """;
        String text = "Array\n(\n" + entry.formatted(0, "fc-1") + "    [1] => nothing\n" + entry.formatted(5, "nc-1")
                + entry.formatted(6, "fc-2") + ")\n" + DELETION;
        List<ReadRecord> records = read(TEXT, text);
        assertEquals(List.of("fc-1", "syntax", "not-an-invoice", "fc-2", "fc-1"), ends(records));
        assertEquals(
                List.of(3L, 10L, 11L, 18L),
                records.stream().map(ReadRecord::line).limit(4).toList());
    }

    @Test
    void shouldBoundTheDepth_andGoOn() {
        StringBuilder deep = new StringBuilder("Array\n(\n");
        for (int i = 1; i <= 150; i++) {
            String indent = " ".repeat(i * 8);
            deep.append(indent, 0, i * 8 - 4)
                    .append("[x] => Array\n")
                    .append(indent)
                    .append("(\n");
        }
        for (int i = 150; i >= 1; i--) {
            deep.append(" ".repeat(i * 8)).append(")\n\n");
        }
        assertEquals(List.of("too-deep", "fc-1"), ends(read(TEXT, deep + ")\n" + DELETION)));
    }

    @Test
    void shouldSayThatItIsCutShort_whereverItIsCut() {
        for (int length = 1; length < SAMPLE.strip().length(); length++) {
            String cut = SAMPLE.substring(0, length);
            UnreadableFileException refused =
                    assertThrows(UnreadableFileException.class, () -> Fixtures.inspect(TEXT, Fixtures.bytes(cut)), cut);
            assertTrue(refused.isCutShort(), cut + ": " + refused.getMessage());
        }
    }

    @Test
    void shouldSayThatMoreMayCome_whenTheLastLineHasNoEnd() throws Exception {
        assertFalse(Fixtures.inspect(TEXT, Fixtures.bytes(SAMPLE + "Arr")).ended());
        assertTrue(Fixtures.inspect(TEXT, Fixtures.bytes(SAMPLE.strip())).ended(), "its bracket is closed");
        assertTrue(Fixtures.inspect(TEXT, Fixtures.bytes(SAMPLE.strip() + "\n")).ended());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dear Ana\n", "{}\n", "[1]\n", "array(\n  'a' => 1\n)\n"})
    void shouldRefuseTheFile_whenItIsNothingOfTheKind(String text) {
        UnreadableFileException refused = unreadable(TEXT, text);
        assertEquals(1, refused.line());
        assertTrue(String.valueOf(refused.getMessage()).contains("print_r"));
        assertFalse(refused.isCutShort());
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-8", "windows-1252"})
    void shouldReadTheTextThatASpreadsheetExports(String encoding) {
        String mark = encoding.startsWith("UTF") ? "\uFEFF" : "";
        String text =
                mark + "Proveedor\tFactura\tMotivo\r\nlafactura\tfc-1\t\"El cliente no aceptó; la \"\"señal\"\"\"\r\n";
        ReadRecord record = read(TEXT, text.getBytes(java.nio.charset.Charset.forName(encoding)))
                .get(0);
        assertEquals("El cliente no aceptó; la \"señal\"", request(record).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Array\n(\n    [a] => ", "Array\n(\n    [", "Array\n(\n    [a] => x\n"})
    void shouldNotHoldAnEndlessRecord(String start) {
        for (String block : List.of("x".repeat(1_000_000), "x\n".repeat(500_000), "\n".repeat(1_000_000))) {
            byte[] bytes = block.getBytes(StandardCharsets.UTF_8);
            assertThrows(UnreadableFileException.class, () -> Fixtures.PARSER
                    .files()
                    .inspect(
                            () -> new SequenceInputStream(Collections.enumeration(Stream.concat(
                                            Stream.of(start.getBytes(StandardCharsets.UTF_8)),
                                            Collections.nCopies(30, bytes).stream())
                                    .map(ByteArrayInputStream::new)
                                    .toList())),
                            TEXT,
                            null));
        }
    }
}
