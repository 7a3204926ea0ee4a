package io.anula.intake;

import static io.anula.intake.FileKind.CSV;
import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.problem;
import static io.anula.intake.Fixtures.read;
import static io.anula.intake.Fixtures.request;
import static io.anula.intake.Fixtures.sample;
import static io.anula.intake.Fixtures.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.rules.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {
    private static final String HEADER = "provider,account,tascode,description\n";

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void shouldFindTheDelimiter(String delimiter) {
        String file = HEADER + "lafactura,acme,fc-1,\"a,b;c\td\"\n";
        file = file.replace("\"a,b;c\td\"", "@").replace(",", delimiter).replace("@", "\"a,b;c\td\"");
        ReadRecord record = read(CSV, file).get(0);
        assertEquals("acme", request(record).key().account());
        assertEquals("a,b;c\td", request(record).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void shouldReadRows_withAnyLineEnd(String end) {
        String file = "\uFEFF" + HEADER + "lafactura,,fc-1,\"a\n\nb\"\n\nlafactura,,fc-2,x\n,,,\n\n";
        List<ReadRecord> records = read(CSV, file.replace("\n", end));
        assertEquals(List.of("fc-1", "fc-2"), ends(records));
        assertEquals(List.of(2L, 6L), records.stream().map(ReadRecord::line).toList());
        assertEquals("a" + end + end + "b", request(records.get(0)).content());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x|x",
                "\"x\"|x",
                "\"a\"\"b\"|a\"b",
                "\"\"\"\"|\"",
                "a\"b\"|a\"b\"",
                "\" x \"|x",
                "\"a,b\"|a,b",
                "\"¿ñ😀?\"|¿ñ😀?",
                "'x'|'x'",
                "\"\"\"\"\"\"|\"\""
            })
    void shouldReadTheCell(String cell, String content) {
        assertEquals(
                content,
                request(read(CSV, HEADER + "lafactura,,fc-1," + cell).get(0)).content());
        assertEquals(
                content,
                request(read(CSV, "description,tascode,provider\n" + cell + ",fc-1,lafactura")
                                .get(0))
                        .content());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " Tascode ; PROVIDER;Description",
                "\"tascode\";\"provider\";\"description\"",
                "tascode;provider;description;notes",
                "\n\ntascode;provider;description;;",
                "tascode\tprovider\tdescription"
            })
    void shouldReadTheHeader(String header) {
        char delimiter = header.contains("\t") ? '\t' : ';';
        int extra = (int) header.chars().filter(each -> each == delimiter).count() - 2;
        String row = "fc-1" + delimiter + "lafactura" + delimiter + "x"
                + String.valueOf(delimiter).repeat(extra);
        assertEquals(List.of("fc-1"), ends(read(CSV, header + "\n" + row)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a,b",
                "provider",
                "tascode",
                "provider,account,description",
                "tascode,description",
                "payload",
                "provider,tascode,Provider",
                "provider,tascode,x,x",
                "{\"provider\":\"lafactura\"}",
                "lafactura,,fc-1,x",
                "provider|tascode|description",
                "sep",
                "sep=",
                "provider;factura;codigo de factura",
                "proveedor;motivo;descripcion",
                "vendor;number;text"
            })
    void shouldRefuseTheHeader(String header) {
        UnreadableFileException refused = unreadable(CSV, "\uFEFF" + header + "\nlafactura,fc-1,x\n");
        assertEquals(1, refused.line());
        assertEquals(1, refused.column());
    }

    @Test
    void shouldReadAHeaderAlone() {
        assertEquals(List.of(), read(CSV, HEADER));
        assertEquals(List.of(), read(CSV, HEADER.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lafactura,,fc-1|required",
                "lafactura|required",
                "lafactura,,fc-1,x,,y|columns",
                "lafactura,,fc-1,x,y|columns",
                "lafactura,,fc-1,|required",
                ",,fc-1,x|required",
                "lafactura,,,x|required",
                "dian,,fc-1,x|unknown-provider",
                "lafactura,nobody,fc-1,x|unknown-account",
                "lafactura,,nc-1,x|not-an-invoice",
                "calipso,,fc-1,x|required"
            })
    void shouldListABadRow_andGoOn(String row, String rule) {
        String good = "lafactura,,fc-1,x\n";
        assertEquals(List.of("fc-1", rule, "fc-1"), ends(read(CSV, HEADER + good + row + "\n" + good)));
    }

    @ParameterizedTest
    @CsvSource({
        "'lafactura,,fc-1,\"x',2,17",
        "'lafactura,,fc-1,x~lafactura,\"acme~,fc-1,x~',3,11",
        "'\"',2,1",
        "'lafactura,,\"fc\"-1,x',2,16",
        "'\"a\" ,,,',2,4"
    })
    void shouldRefuseABrokenQuote_whereItBegan(String rows, long line, long column) {
        UnreadableFileException refused = unreadable(CSV, HEADER + rows.replace('~', '\n'));
        assertEquals(line, refused.line());
        assertEquals(column, refused.column());
    }

    @Test
    void shouldRefuseALongRow() {
        String longest = "x".repeat(RequestFiles.LONGEST_RECORD - "lafactura,,fc-1,\n".length());
        assertEquals(List.of("too-long"), ends(read(CSV, HEADER + "lafactura,,fc-1," + longest)));
        assertEquals(2, unreadable(CSV, HEADER + "lafactura,,fc-1,x" + longest).line());
        assertEquals(
                3, unreadable(CSV, HEADER + "lafactura,,fc-1,\"\nx" + longest).line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lafactura-native", "lafactura-request", "calipso-legacy", "calipso-new"})
    void shouldReadAPayload(String name) {
        String sample = sample(name + ".json");
        String cell = '"' + sample.replace("\"", "\"\"") + '"';
        ReadRecord record = read(CSV, "payload,provider\n" + cell + ",\n").get(0);
        assertEquals(request(read(FileKind.JSON, sample).get(0)), request(record));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x|syntax|payload",
                "[]|type|payload",
                "{}|required|provider",
                "{\"a\":1,\"a\":1}|duplicate-key|a",
                "{\"tipo\":1}|type|tipo"
            })
    void shouldListABadPayload(String payload, String rule, String field) {
        String cell = '"' + payload.replace("\"", "\"\"") + '"';
        Problem problem = problem(read(CSV, "provider,payload\n," + cell).get(0));
        assertEquals(rule, problem.rule());
        assertEquals(field, problem.field());
        assertTrue(problem.message().startsWith(field + ": "), problem.message());
    }
}
