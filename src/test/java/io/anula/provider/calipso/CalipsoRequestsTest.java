package io.anula.provider.calipso;

import static io.anula.intake.Fixtures.accepted;
import static io.anula.intake.Fixtures.json;
import static io.anula.intake.Fixtures.refused;
import static io.anula.intake.Fixtures.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Key;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Problem;
import io.anula.testing.Given;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalipsoRequestsTest {
    private static final List<String> AUTHORISATION = List.of(
            "PtoVta",
            "CbteTipo",
            "FchProceso",
            "CantReg",
            "Resultado",
            "Reproceso",
            "Concepto",
            "CbteDesde",
            "CbteHasta",
            "CbteFch",
            "CAE",
            "CAEFchVto",
            "WsVersion");

    private static ObjectNode legacy() {
        return json(sample("calipso-legacy.json"));
    }

    /** The legacy sample with the value, written as JSON, at the JSON pointer; nothing there where it is '-'. */
    private static ObjectNode with(String pointer, String value) {
        ObjectNode document = legacy();
        int slash = pointer.lastIndexOf('/');
        var parent = document.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (value.equals("-")) {
            ((ObjectNode) parent).remove(name);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), json("{\"v\":" + value + "}").get("v"));
        } else {
            ((ObjectNode) parent)
                    .set(name, json("{\"v\":" + unfolded(value) + "}").get("v"));
        }
        return document;
    }

    /** {@code <5>} stands for five letters. */
    private static String unfolded(String value) {
        return Pattern.compile("<(\\d+)>").matcher(value).replaceAll(found -> "x"
                .repeat(Integer.parseInt(found.group(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"calipso-legacy.json", "calipso-new.json"})
    void shouldTakeTheSamples_digitByDigit(String name) {
        CancellationRequest request = accepted(json(sample(name)));
        assertEquals(new Key(Given.CALIPSO, "default", "1204"), request.key());
        assertEquals(compact(sample(name)), request.content());
        assertEquals(List.of(), request.warnings());
    }

    /** The sample's own text without the white space between its tokens. */
    private static String compact(String text) {
        return text.strip()
                .replaceAll("\\n\\s*", "")
                .replace("\": ", "\":")
                .replace(", \"", ",\"")
                .replace("{ ", "{");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/intake/calipso-good.csv", delimiter = '|', quoteCharacter = '`')
    void shouldTakeTheField(String pointer, String value) {
        accepted(with(pointer, value));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/intake/calipso-bad.csv", delimiter = '|', quoteCharacter = '`')
    void shouldRefuseTheField(String pointer, String value, String rule) {
        Problem problem = refused(with(pointer, value));
        assertEquals(rule, problem.rule(), problem.message());
        String field = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
        assertEquals(field, problem.field());
        assertTrue(problem.message().contains(" / "));
    }

    static List<String> authorisation() {
        return AUTHORISATION;
    }

    @ParameterizedTest
    @MethodSource("authorisation")
    void shouldRefuse12FieldsOf13(String missing) {
        for (String value : List.of("-", "null", "\" \"")) {
            Problem problem = refused(with('/' + missing, value));
            assertEquals("all-or-none", problem.rule());
            assertEquals(missing, problem.field());
            assertTrue(problem.message().contains("missing: " + missing + " /"), problem.message());
        }
    }

    @ParameterizedTest
    @MethodSource("authorisation")
    void shouldRefuseASingleFieldOf13(String only) {
        ObjectNode document = json(sample("calipso-new.json"));
        document.set(only, legacy().get(only));
        Problem problem = refused(document);
        assertEquals("all-or-none", problem.rule());
        assertFalse(problem.message().contains(only + ","), problem.message());
    }

    @Test
    void shouldWantTheAuthorisation_whereTheAccountWantsTheLegacyForm() {
        accepted(legacy().put("account", "legacy"));
        Problem problem = refused(json(sample("calipso-new.json")).put("account", "Legacy"));
        assertEquals("required", problem.rule());
        assertEquals("PtoVta", problem.field());
    }

    @Test
    void shouldKeepKeyOrderAndUnknownFields_withoutOurOwn() {
        ObjectNode document =
                legacy().put("zeta", "ü😀").put("provider", "Calipso").put("account", "legacy");
        document.set("extra", json("{\"a\":[1.10,12345678901234567890,0.0000001,-0.50,null,true]}"));
        String content = accepted(document).content();
        assertTrue(content.startsWith("{\"tipo\":\"creditocc\",\"cliente\":{\"id\":\"W20065\""));
        assertTrue(content.contains("\"CAE\":\"69124733689830\""));
        assertTrue(
                content.endsWith(
                        "\"zeta\":\"ü😀\",\"extra\":{\"a\":[1.10,12345678901234567890,0.0000001,-0.50,null,true]}}"),
                content);
        assertTrue(document.has("provider"), "the document itself is left alone");
    }

    @Test
    void shouldHideWhatBelongsToAPerson() {
        Problem problem = refused(with("/cliente/idimpositivo", "\"20-22222222-2\""));
        assertNull(problem.value());
        assertFalse(problem.message().contains("22222222"));
        assertNull(refused(with("/cliente/nombre", "17.5")).value());
        assertEquals("17.5", refused(with("/observacion", "17.5")).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7|7",
                "'A-7'|A-7",
                "' 7 '|7",
                "'0007'|7",
                "'0000541'|541",
                "'A-0007'|A-0007",
                "123456789012345678901234567890|123456789012345678901234567890"
            })
    void shouldMakeTheKeyOfOrdenid(String ordenid, String invoice) {
        assertEquals(
                invoice,
                accepted(with("/ordenid", ordenid.replace('\'', '"'))).key().invoice());
    }

    @Test
    void shouldSendOrdenidAsItCame_whenTheKeyHasNoLeadingZeros() {
        CancellationRequest request = accepted(with("/ordenid", "\"0000541\""));
        assertEquals(
                accepted(with("/ordenid", "541")).key().text(), request.key().text());
        assertTrue(request.content().contains("\"ordenid\":\"0000541\""), request.content());
    }

    @ParameterizedTest
    @CsvSource({
        "301.39,0,true", // the net sum
        "333.04,0,true", // 10.5 %: 333.03595
        "364.68,0,true", // 21 %: 364.6819
        "364.70,0,true", // two lines, two cents
        "364.71,0,false",
        "364.66,0,false",
        "382.77,0,true", // 27 %: 382.7653
        "354.68,10,true",
        "364.68,10,false",
        "0,0,false"
    })
    void shouldOnlyWarn_whenTheTotalFitsNoRate(String total, String discount, boolean fits) {
        ObjectNode document = with("/total", total);
        document.set("descuentogeneral", json("{\"v\":" + discount + "}").get("v"));
        assertEquals(fits ? 0 : 1, accepted(document).warnings().size());
    }

    @Test
    void shouldOnlyWarn_whenALineDoesNotMultiply() {
        assertEquals(1, accepted(with("/items/0/precio", "284.22")).warnings().size());
        assertEquals(0, accepted(with("/items/0/precio", "284.21")).warnings().size());
    }

    @Test
    void shouldWorkWithoutADiscount() {
        assertEquals(List.of(), accepted(with("/descuentogeneral", "-")).warnings());
    }

    @Test
    void shouldBoundTheDepth_alsoOfADocumentBuiltElsewhere() {
        accepted(nested(100));
        Problem problem = refused(nested(101));
        assertEquals("too-deep", problem.rule());
    }

    @Test
    void shouldBoundNumbers_alsoOfADocumentBuiltElsewhere() {
        for (String number : List.of("1e401", "1e2147483647", "-1e-401", "9".repeat(101))) {
            Problem problem = refused(legacy().put("extra", new BigDecimal(number)));
            assertEquals("number", problem.rule());
            assertEquals("extra", problem.field());
        }
        accepted(legacy().put("extra", new BigDecimal("1e400")));
    }

    private static ObjectNode nested(int levels) {
        ObjectNode document = json(sample("calipso-new.json"));
        ObjectNode inner = document;
        for (int i = 1; i < levels; i++) {
            inner = inner.putObject("x");
        }
        return document;
    }
}
