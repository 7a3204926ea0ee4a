package io.anula.intake;

import static io.anula.intake.Fixtures.bytes;
import static io.anula.intake.Fixtures.json;
import static io.anula.intake.Fixtures.problem;
import static io.anula.intake.Fixtures.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import io.anula.testing.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The id that a sender gives its credit note, in every form of a request. */
final class IntIdTest {
    private static final RequestParser UNIT = parser(Map.of(
            "lafactura.api", "3.0",
            "lafactura.invoice-prefixes", "fc-,ds-,da-",
            "lafactura.accounts.old.api", "2.0",
            "lafactura.accounts.old.invoice-prefixes", "fc-"));

    private static RequestParser parser(Map<String, String> settings) {
        return new RequestParser(Given.PROVIDERS, new ConfiguredAccounts(Given.settings(settings)));
    }

    private static List<ReadRecord> read(FileKind kind, String text) throws IOException {
        byte[] file = bytes(text);
        Inspection inspection = UNIT.files().inspect(() -> new ByteArrayInputStream(file), kind, null);
        List<ReadRecord> records = new ArrayList<>();
        try (RequestReader reader =
                UNIT.files().open(new ByteArrayInputStream(file), kind, inspection.charset(), UNIT)) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }

    private static String idIn(ReadRecord record) {
        return String.valueOf(Given.LAFACTURA.noteId(request(record).content()));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(
                        FileKind.JSON,
                        "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"x\",\"intID\":\" N-7 \"}"),
                Arguments.of(
                        FileKind.JSON,
                        "{\"deleteInvoice\":{\"tascode\":\"fc-1\",\"hash\":\"old\",\"intID\":\"N-7\",\"description\":\"x\"}}"),
                Arguments.of(
                        FileKind.JSON,
                        "{\"intID\":\"N-7\",\"deleteInvoice\":{\"tascode\":\"fc-1\",\"intID\":\"N-7\",\"description\":\"x\"}}"),
                Arguments.of(FileKind.CSV, "provider,INTID,tascode,description\nlafactura,N-7,fc-1,x\n"),
                Arguments.of(FileKind.TEXT, "proveedor\tintID\tfactura\tmotivo\nlafactura\tN-7\tfc-1\tx\n"),
                Arguments.of(
                        FileKind.CSV,
                        "provider;intID;payload\nlafactura;N-7;\"{\"\"tascode\"\":\"\"fc-1\"\",\"\"description\"\":\"\"x\"\"}\"\n"),
                Arguments.of(
                        FileKind.XML,
                        "<deleteInvoice><tascode>fc-1</tascode><intID>N-7</intID><description>x</description></deleteInvoice>"),
                Arguments.of(
                        FileKind.XML,
                        "<r><intID>N-7</intID><provider>lafactura</provider><tascode>fc-1</tascode><description>x</description></r>"),
                Arguments.of(
                        FileKind.TEXT,
                        "Array\n(\n    [provider] => lafactura\n    [tascode] => fc-1\n    [intID] => N-7\n    [description] => x\n)\n"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldKeepTheId_whateverTheForm(FileKind kind, String text) throws IOException {
        List<ReadRecord> records = read(kind, text);
        assertEquals(1, records.size());
        assertEquals("N-7", idIn(records.get(0)));
        assertEquals("fc-1", request(records.get(0)).key().invoice());
    }

    @Test
    void shouldKeepTheId_whenTheTableHasADocument() throws InvalidRequestException {
        String payload = "{\"tascode\":\"fc-1\",\"description\":\"x\",\"intID\":12345678901234567890}";
        String content = UNIT.parseRow(Map.of("PROVIDER", "lafactura", "PAYLOAD", payload))
                .content();
        assertEquals("12345678901234567890", Given.LAFACTURA.noteId(content));
    }

    @ParameterizedTest
    @CsvSource({"null", "''", "' '", "[]"})
    void shouldHaveNone_whenTheFieldIsEmpty(String value) throws IOException {
        String json = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"x\",\"intID\":%s}"
                .formatted(value.isBlank() ? '"' + value + '"' : value);
        assertEquals("x", request(read(FileKind.JSON, json).get(0)).content());
        String csv = "provider,intID,tascode,description\nlafactura,,fc-1,x\n";
        assertEquals("x", request(read(FileKind.CSV, csv).get(0)).content());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'tascode':'fc-1','description':'x','intID':true}|type|intID",
                "{'tascode':'fc-1','description':'x','intID':1.5}|type|intID",
                "{'tascode':'fc-1','description':'x','intID':{'a':1}}|type|intID",
                "{'tascode':'fc-1','description':'x','intID':'a\\nb'}|control-character|intID",
                "{'tascode':'fc-1','description':'x','intID':'a\\u0001'}|control-character|intID",
                "{'intID':'a','deleteInvoice':{'tascode':'fc-1','description':'x','intID':'b'}}|mismatch|intID",
                "{'deleteInvoice':{'tascode':'fc-1','description':'x','intID':[1]}}|type|deleteInvoice.intID"
            })
    void shouldRefuseAnImpossibleId(String document, String rule, String field) throws IOException {
        String json = document.replace('\'', '"').replaceFirst("\\{", "{\"provider\":\"lafactura\",");
        Problem problem = problem(read(FileKind.JSON, json).get(0));
        assertEquals(rule, problem.rule());
        assertEquals(field, problem.field());
    }

    @Test
    void shouldRefuseAnIdThatIsTooLong() throws IOException {
        String json = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"x\",\"intID\":\"%s\"}";
        assertEquals(
                "x".repeat(100),
                idIn(read(FileKind.JSON, json.formatted("x".repeat(100))).get(0)));
        assertEquals(
                "too-long",
                problem(read(FileKind.JSON, json.formatted("x".repeat(101))).get(0))
                        .rule());
    }

    @Test
    void shouldLeaveTheIdOut_whenTheInterfaceHasNone() throws InvalidRequestException {
        String content = UNIT.parse(json("{\"provider\":\"lafactura\",\"account\":\"old\",\"tascode\":\"fc-1\","
                        + "\"description\":\"x\",\"intID\":true}"))
                .content();
        assertEquals("x", content);
        assertNull(Given.LAFACTURA.noteId(content));
    }

    @ParameterizedTest
    @CsvSource({"fc-1, fc-1", "DS-1, ds-1", "Da-1, da-1"})
    void shouldTakeEveryKindOfDocument_whenTheAccountAcceptsIt(String written, String invoice)
            throws InvalidRequestException {
        String document = "{\"provider\":\"lafactura\",\"account\":\"%s\",\"tascode\":\"%s\",\"description\":\"x\"}";
        assertEquals(
                invoice, UNIT.parse(json(document.formatted("", written))).key().invoice());
        if (!invoice.startsWith("fc-")) {
            Problem problem = Assertions.assertThrows(
                            InvalidRequestException.class, () -> UNIT.parse(json(document.formatted("old", written))))
                    .problem();
            assertEquals("not-an-invoice", problem.rule());
            assertTrue(problem.message().contains("fc-"), problem.message());
        }
    }

    @Test
    void shouldNotTouchAnotherProvidersDocument_whenTheColumnIsThere() throws IOException {
        String document = Fixtures.sample("calipso-new.json").replaceAll("\\s*\\n\\s*", " ");
        String with = "provider;intID;payload\ncalipso;N-7;\"" + document.replace("\"", "\"\"") + "\"\n";
        String without = "provider;payload\ncalipso;\"" + document.replace("\"", "\"\"") + "\"\n";
        assertEquals(
                request(read(FileKind.CSV, without).get(0)).content(),
                request(read(FileKind.CSV, with).get(0)).content());
    }
}
