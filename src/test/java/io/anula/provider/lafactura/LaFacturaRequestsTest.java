package io.anula.provider.lafactura;

import static io.anula.intake.Fixtures.accepted;
import static io.anula.intake.Fixtures.json;
import static io.anula.intake.Fixtures.refused;
import static io.anula.intake.Fixtures.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Key;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Problem;
import io.anula.testing.Given;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaFacturaRequestsTest {
    private static final String TASCODE = "fc-54984309jtr0ret90jjrg";

    private static ObjectNode flat() {
        return json(sample("lafactura-request.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lafactura-request.json", "lafactura-native.json"})
    void shouldTakeTheSamples(String name) {
        CancellationRequest request = accepted(json(sample(name)));
        assertEquals(new Key(Given.LAFACTURA, "default", TASCODE), request.key());
        assertEquals("El cliente no aceptó el producto", request.content());
        assertTrue(request.warnings().isEmpty());
    }

    static Stream<String> goodTascodes() {
        return Stream.of("fc-1", "fc-A.b_c-9", " fc-1 ", "\tfc-1\n", "fc-" + "x".repeat(96));
    }

    @ParameterizedTest
    @MethodSource("goodTascodes")
    void shouldTakeTheTascode(String tascode) {
        assertEquals(
                tascode.strip(), accepted(flat().put("tascode", tascode)).key().invoice());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FC-A1",
                "Fc-A1",
                "\u00A0fc-A1",
                "fc-A1\u00A0",
                "\uFEFFfC-A1\u200B",
                "\u200B\u2060 FC-A1 \u202F\t"
            })
    void shouldTakeTheSameInvoice_whateverTheSpreadsheetMadeOfIt(String tascode) {
        Key key = accepted(flat().put("tascode", tascode)).key();
        assertEquals("fc-A1", key.invoice());
        assertEquals("lafactura/default/fc-a1", key.text());
    }

    static Stream<Arguments> badTascodes() {
        return Stream.of(
                Arguments.of("", "required"),
                Arguments.of("  ", "required"),
                Arguments.of("fc-", "not-an-invoice"),
                Arguments.of("nc-1", "not-an-invoice"),
                Arguments.of("FX-1", "not-an-invoice"),
                Arguments.of("NC-1", "not-an-invoice"),
                Arguments.of("fc-1\u200B1", "not-an-invoice"),
                Arguments.of("xfc-1", "not-an-invoice"),
                Arguments.of("fc-1 2", "not-an-invoice"),
                Arguments.of("fc-1/2", "not-an-invoice"),
                Arguments.of("fc-ñ", "not-an-invoice"),
                Arguments.of("fc-1\nfc-2", "not-an-invoice"),
                Arguments.of("fc-1\u0000", "control-character"),
                Arguments.of("fc-\u007f", "control-character"),
                Arguments.of("fc-\ud800", "surrogate"),
                Arguments.of("fc-" + "x".repeat(97), "too-long"),
                Arguments.of("fc-" + "x".repeat(9_997), "too-long"));
    }

    @ParameterizedTest
    @MethodSource("badTascodes")
    void shouldRefuseTheTascode(String tascode, String rule) {
        for (ObjectNode document : new ObjectNode[] {flat().put("tascode", tascode), nativeWith("tascode", tascode)}) {
            Problem problem = refused(document);
            assertEquals(rule, problem.rule());
            assertTrue(String.valueOf(problem.field()).endsWith("tascode"));
            assertTrue(problem.message().contains(" / "));
        }
    }

    @Test
    void shouldSayThatItIsACreditNote() {
        assertTrue(refused(flat().put("tascode", "nc-1")).message().contains("credit note (nc-…)"));
    }

    static Stream<String> goodDescriptions() {
        return Stream.of("x", " x ", "a\nb\r\nc\td", "😀", "x".repeat(1_000), " " + "x".repeat(1_000) + " ");
    }

    @ParameterizedTest
    @MethodSource("goodDescriptions")
    void shouldKeepTheDescription(String description) {
        assertEquals(
                description.strip(),
                accepted(flat().put("description", description)).content());
        assertEquals(
                description.strip(),
                accepted(nativeWith("description", description)).content());
    }

    static Stream<Arguments> badDescriptions() {
        return Stream.of(
                Arguments.of("", "required"),
                Arguments.of("\n", "required"),
                Arguments.of("x".repeat(1_001), "too-long"),
                Arguments.of("a\u0007b", "control-character"),
                Arguments.of("a\u0085b", "control-character"),
                Arguments.of("a\udc00b", "surrogate"),
                Arguments.of("a\ud83d", "surrogate"));
    }

    @ParameterizedTest
    @MethodSource("badDescriptions")
    void shouldRefuseTheDescription(String description, String rule) {
        assertEquals(rule, refused(flat().put("description", description)).rule());
        assertEquals(rule, refused(nativeWith("description", description)).rule());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|required|provider",
                "{'tascode':'fc-1','description':'x'}|required|provider",
                "{'provider':null,'tascode':'fc-1','description':'x'}|required|provider",
                "{'provider':' ','tascode':'fc-1','description':'x'}|required|provider",
                "{'provider':1}|type|provider",
                "{'provider':{'a':1}}|type|provider",
                "{'provider':'dian'}|unknown-provider|provider",
                "{'provider':'lafactura'}|required|tascode",
                "{'provider':'lafactura','tascode':null}|required|tascode",
                "{'provider':'lafactura','tascode':5}|type|tascode",
                "{'provider':'lafactura','tascode':['fc-1']}|type|tascode",
                "{'provider':'lafactura','tascode':'fc-1'}|required|description",
                "{'provider':'lafactura','tascode':'fc-1','description':true}|type|description",
                "{'provider':'lafactura','tascode':'fc-1','description':'x','more':'\\u0001'}|control-character|more",
                "{'provider':'lafactura','tascode':'fc-1','description':'x','\\u0001':1}|control-character|\\u0001",
                "{'provider':'lafactura','account':'nobody'}|unknown-account|account",
                "{'provider':'lafactura','account':'legacy'}|unknown-account|account",
                "{'provider':'lafactura','account':7}|type|account",
                "{'deleteInvoice':null}|type|deleteInvoice",
                "{'deleteInvoice':'fc-1'}|type|deleteInvoice",
                "{'deleteInvoice':[]}|type|deleteInvoice",
                "{'deleteInvoice':{}}|required|deleteInvoice.tascode",
                "{'deleteInvoice':{'tascode':'fc-1'}}|required|deleteInvoice.description",
                "{'tascode':'fc-1','deleteInvoice':{'description':'x'}}|required|deleteInvoice.tascode",
                "{'provider':'calipso','deleteInvoice':{'tascode':'fc-1','description':'x'}}|mismatch|provider",
                "{'tipo':'creditocc','deleteInvoice':{'tascode':'fc-1','description':'x'}}|required|provider",
            })
    void shouldRefuseTheDocument(String document, String rule, String field) {
        Problem problem = refused(json(document.replace('\'', '"')));
        assertEquals(rule, problem.rule());
        assertEquals(field, problem.field());
    }

    @ParameterizedTest
    @CsvSource({"lafactura,default", "LaFactura,ACME", "' lafactura ',' sur-2 '", "LAFACTURA,''"})
    void shouldTakeProviderAndAccount_inAnyCase(String provider, String account) {
        String expected = account.isEmpty() ? "default" : account.strip().toLowerCase(Locale.ROOT);
        CancellationRequest request = accepted(flat().put("provider", provider).put("account", account));
        assertEquals(expected, request.key().account());
    }

    @Test
    void shouldTakeProviderAndAccount_besideTheNativeDocument() {
        ObjectNode document =
                nativeWith("description", "x").put("provider", "LaFactura").put("account", "acme");
        assertEquals("acme", accepted(document).key().account());
    }

    @Test
    void shouldListTheKnownOnes() {
        assertTrue(refused(flat().put("account", "nobody")).message().contains("acme, default, sur-2"));
        assertTrue(refused(flat().put("provider", "dian")).message().contains("calipso, lafactura"));
    }

    @Test
    void shouldShowTheValue_shortAndPrintable() {
        Problem problem = refused(flat().put("tascode", "\u0007" + "x".repeat(500)));
        String value = String.valueOf(problem.value());
        assertTrue(value.startsWith("\\u0007x") && value.endsWith("…") && value.length() == 100, value);
    }

    private static ObjectNode nativeWith(String name, String value) {
        ObjectNode document = json(sample("lafactura-native.json"));
        document.withObject("/deleteInvoice").put(name, value);
        return document;
    }
}
