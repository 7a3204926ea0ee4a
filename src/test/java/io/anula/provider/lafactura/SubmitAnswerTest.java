package io.anula.provider.lafactura;

import static io.anula.provider.lafactura.Fixtures.INVOICE;
import static io.anula.provider.lafactura.Fixtures.NOTE;
import static io.anula.provider.lafactura.Fixtures.body;
import static io.anula.provider.lafactura.Fixtures.http;
import static io.anula.provider.lafactura.Fixtures.sending;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.provider.http.ProviderAnswer;
import io.anula.testing.Resources;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitAnswerTest {
    private static final String CREATED = Resources.sample("lafactura-answer-created.txt");
    private static final String NC = "\"tascode\":\"nc-9\"";

    private static Outcome outcome(ProviderAnswer answer) {
        return Fixtures.unit().submitted(sending(), answer);
    }

    private static Outcome outcome(int status, String body) {
        return outcome(http(status, body));
    }

    private static Outcome.Created created(String body) {
        return assertInstanceOf(Outcome.Created.class, outcome(200, body));
    }

    private static void assertUnknown(int status, String body) {
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, outcome(status, body));
        assertEquals(body, unknown.evidence());
        assertTrue(!unknown.message().isBlank());
    }

    @Test
    void shouldTakeTheNote_whenTheSampleHasATrailingComma() {
        assertTrue(CREATED.contains("\",\n}"));
        assertEquals(new Outcome.Created(NOTE, "0", CREATED), created(CREATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "\"200\"", "\" 200 \""})
    void shouldTakeTheNote_whenTheCodeIsTextOrNumber(String code) {
        assertEquals(
                new CreditNote("nc-9", null, null),
                created(body(code, "ok", NC)).note());
    }

    @Test
    void shouldTakeTheNote_whenTheNamesAreInUpperCase() {
        assertEquals(NOTE, created(shouted(CREATED)).note());
    }

    /** The same with every name in capital letters. */
    private static String shouted(String json) {
        return java.util.regex.Pattern.compile("\"(\\w+)\":").matcher(json).replaceAll(name -> name.group()
                .toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void shouldTakeTheNote_whenTheDocumentIsSpeltDocumento() {
        assertEquals(
                NOTE,
                created(CREATED.replace("\"document\":{", "\"documento\":{").replace("\"CUDE\"", "\"cude\""))
                        .note());
        assertEquals(
                NOTE,
                created(CREATED.replace("\"document\":", "\"documento\":")).note());
    }

    @Test
    void shouldTakeTheNote_whenACufeStandsForTheCude() {
        assertEquals(NOTE, created(CREATED.replace("CUDE", "cufe")).note());
    }

    @Test
    void shouldTakeTheNote_whenHttpSays500() {
        assertInstanceOf(Outcome.Created.class, outcome(500, CREATED));
    }

    @Test
    void shouldNotBeAccepted_whenTheCreationAlreadySays2() {
        assertEquals("2", created(CREATED.replace("\"0\"", "\"2\"")).process());
    }

    @Test
    void shouldTakeTheNote_whenTheProcessIsMissing() {
        assertNull(created(body("200", "ok", NC)).process());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"tascode\":\"\"",
                "\"tascode\":null",
                "\"tascode\":\"" + INVOICE + "\"",
                "\"tascode\":\"FC-54984309JTR0RET90JJRG\"",
                "\"tascode\":\"fc-of-another\",\"process\":\"2\"",
                NC + ",\"mode\":\"Verify\"",
                NC + ",\"referal\":\"fc-another\""
            })
    void shouldBeInDoubt_whenTheNoteIsMissingOrAnothers(String document) {
        assertUnknown(200, body("200", "ok", document));
    }

    @Test
    void shouldTakeTheNote_whenTheReferalIsInAnotherCase() {
        String referal = NC + ",\"referal\":\"FC-54984309jtr0ret90jjrg\"";
        assertEquals("nc-9", created(body("200", "ok", referal)).note().code());
    }

    @ParameterizedTest
    @CsvSource({
        "200, 500",
        "200, 503",
        "500, 500",
        "502, 400",
        "200, 100",
        "200, 300",
        "408, 408",
        "500, 429",
        "409, 409",
        "200, 409"
    })
    void shouldBeInDoubt_whenTheAnswerProvesNothing(int status, int code) {
        assertUnknown(status, body("" + code, "no", ""));
    }

    @ParameterizedTest
    @CsvSource({"200, 400", "400, 400", "200, 404", "422, 422", "200, 499", "499, 400"})
    void shouldBeRefused_whenAReadableAnswerSaysSo(int status, int code) {
        String body = body("" + code, "La factura no existe", "");
        String message = "LaFactura answered %d: La factura no existe".formatted(code);
        assertEquals(new Outcome.Refused(message, false, body), outcome(status, body));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, Rango agotado",
        "200, 400, sin NUMERACIÓN",
        "200, 400, No hay numeración disponible para notas crédito",
        "200, 400, Se agotó el rango de numeración",
        "200, 422, no quedan consecutivos",
        "200, 400, El rango de numeración se encuentra agotado",
        "200, 400, The range of numbers is exhausted",
        "200, 400, No more numbers left"
    })
    void shouldBeHeldWithTheAlarm_whenTheRangeIsUsedUpUnmistakably(int status, int code, String text) {
        Outcome.Refused refused =
                assertInstanceOf(Outcome.Refused.class, outcome(status, body("" + code, text, "")), text);
        assertTrue(refused.mendable());
        assertTrue(refused.rangeUsedUp());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error en la numeración",
                "El consecutivo está fuera del rango autorizado",
                "Rango no encontrado",
                "La resolución de numeración está vencida",
                "El prefijo no coincide con la resolución",
                "numbering problem"
            })
    void shouldBeHeldWithItsText_whenItSpeaksOfNumbersAndNobodyKnowsWhat(String text) {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome(200, body("400", text, "")), text);
        assertTrue(refused.mendable());
        assertFalse(refused.rangeUsedUp());
        assertTrue(refused.message().contains(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fecha fuera de rango permitido",
                "FECHA FUERA DEL RANGO",
                "date out of range",
                "El valor está fuera del rango permitido",
                "Rango de fechas inválido",
                "La factura no existe",
                "La factura ya no existe",
                "No existe una nota con ese código",
                "El documento no puede ser anulado: está vencido",
                "El hash no es válido para la fecha de hoy",
                "The invoice does not exist"
            })
    void shouldBeRefusedPlainly_whenTheRequestIsWrong(String text) {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome(200, body("400", text, "")), text);
        assertFalse(refused.mendable());
        assertFalse(refused.rangeUsedUp());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "El documento ya fue anulado con la nota nc-XYZ",
                "La factura YA FUE ANULADA",
                "ya existe una nota crédito para esta factura",
                "Ya existe una nota credito",
                "Documento procesado anteriormente",
                "Regla: 90, Rechazo: Documento procesado anteriormente.",
                "Documento duplicado",
                "Registro duplicádo",
                "duplicate request",
                "The invoice has already been cancelled",
                "Invoice was previously voided",
                "La factura tiene una nota crédito asociada",
                "Existe una nota para la factura",
                "Factura anulada",
                "anulación en proceso",
                "nota nc-123 vigente",
                "Con anterioridad se emitió la nota; rango agotado"
            })
    void shouldBeInDoubt_whenANoteExistsOrMay(String text) {
        Outcome.Unknown doubt = assertInstanceOf(Outcome.Unknown.class, outcome(200, body("400", text, "")), text);
        assertFalse(doubt.failure(), "no outage");
        assertTrue(doubt.message().contains(text));
    }

    @Test
    void shouldReadWhatInterface30Adds_inAnyLetterCase() {
        String body = "{\"invoiceResult\":{\"status\":{\"code\":400,\"text\":\"Error\"},"
                + "\"EnhancedInfo\":[{\"detalle\":\"El documento ya fue anulado\"},\"Regla 90\"]}}";
        Outcome.Unknown doubt = assertInstanceOf(Outcome.Unknown.class, outcome(200, body));
        assertEquals("LaFactura answered 400: Error: El documento ya fue anulado; Regla 90", doubt.message());
        String plain =
                "{\"status\":{\"code\":400},\"document\":{\"enhanced_info\":\"{\\\"a\\\":\\\"campo vacío\\\"}\"}}";
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome(200, plain));
        assertEquals("LaFactura answered 400: campo vacío", refused.message());
    }

    @Test
    void shouldReadWhatInterface30Adds_whereverItStandsAndAsMuchAsIsOfUse() {
        String inAList =
                "{\"status\":{\"code\":400},\"list\":[{\"a\":{\"enhancedInfo\":[[\"uno\"],\" \",7]}},{\"enhancedInfo\":\"dos\"}]}";
        assertEquals("LaFactura answered 400: uno; dos", ((Outcome.Refused) outcome(200, inAList)).message());
        for (int length : new int[] {1_000, 1_001}) {
            String message = ((Outcome.Refused) outcome(
                            200, "{\"status\":{\"code\":400},\"enhancedInfo\":\"%s\"}".formatted("x".repeat(length))))
                    .message();
            assertEquals(length > 1_000, message.endsWith("…"));
            assertEquals("LaFactura answered 400: ".length() + 1_000, message.length());
        }
        for (int depth : new int[] {20, 21}) {
            String deep = "{\"status\":{\"code\":400},\"a\":" + "{\"a\":".repeat(depth - 1)
                    + "{\"enhancedInfo\":\"hondo\"}" + "}".repeat(depth - 1) + "}";
            assertEquals(
                    depth == 20,
                    ((Outcome.Refused) outcome(200, deep)).message().contains("hondo"));
            String wide = "{\"status\":{\"code\":400},\"a\":" + "[".repeat(depth - 1) + "{\"enhancedInfo\":\"hondo\"}"
                    + "]".repeat(depth - 1) + "}";
            assertEquals(
                    depth == 20,
                    ((Outcome.Refused) outcome(200, wide)).message().contains("hondo"));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void shouldTakeTheNote_unlessItsCodeIsEndless(int length, boolean taken) {
        String code = "nc-" + "9".repeat(length - 3);
        assertEquals(
                taken,
                outcome(200, body("200", "ok", "\"tascode\":\"%s\"".formatted(code))) instanceof Outcome.Created);
    }

    @Test
    void shouldReadTextsOfEnhancedInfo_asDeepAsTheyAreOfUse() {
        for (int depth : new int[] {20, 21, 22}) {
            String lists = "{\"status\":{\"code\":400},\"enhancedInfo\":" + "[".repeat(depth) + "\"hondo\""
                    + "]".repeat(depth) + "}";
            assertEquals(
                    depth <= 21,
                    ((Outcome.Refused) outcome(200, lists)).message().contains("hondo"),
                    "" + depth);
            String text = "{\"status\":{\"code\":400},\"enhancedInfo\":" + "[".repeat(depth - 1) + "\"[\\\"hondo\\\"]\""
                    + "]".repeat(depth - 1) + "}";
            String said = ((Outcome.Refused) outcome(200, text)).message();
            assertEquals(depth <= 20, said.contains("hondo"), "" + depth);
        }
        String inText = "{\"status\":{\"code\":400},\"enhancedInfo\":\"[".concat("[".repeat(21)) + "\\\"x\\\""
                + "]".repeat(22) + "\"}";
        assertEquals("LaFactura answered 400: ", ((Outcome.Refused) outcome(200, inText)).message());
    }

    @ParameterizedTest
    @CsvSource({"200, 500, true", "500, 400, true", "200, 408, false", "200, 100, false"})
    void shouldBeAnOutage_onlyWhenTheProviderSaysThatItFailed(int status, int code, boolean outage) {
        assertEquals(outage, outcome(status, body("" + code, "no", "")).failure());
    }

    @Test
    void shouldBeNoOutage_whenASuccessNamesNoNoteOrAnothers() {
        for (String document : new String[] {"", "\"tascode\":\"fc-2\"", NC + ",\"referal\":\"fc-2\""}) {
            assertFalse(outcome(200, body("200", "ok", document)).failure(), document);
        }
        assertTrue(outcome(200, "nothing").failure());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void shouldPauseTheAccount_whenHttpRefusesTheLogin(int status) {
        Outcome.NotSent turnedAway = assertInstanceOf(Outcome.NotSent.class, outcome(status, "<html>no</html>"));
        assertNotEquals(
                Pause.Cause.BUSY,
                java.util.Objects.requireNonNull(turnedAway.pause()).cause());
        assertTrue(turnedAway.message().contains("" + status));
    }

    @ParameterizedTest
    @CsvSource({"200, 401", "200, 403", "401, 401"})
    void shouldPauseTheAccount_whenTheBodyRefusesTheLogin(int status, int code) {
        Outcome.NotSent turnedAway =
                assertInstanceOf(Outcome.NotSent.class, outcome(status, body("" + code, "no", "")));
        assertEquals(new Pause(Pause.Cause.SETTINGS, null), turnedAway.pause());
    }

    @Test
    void shouldBeSentLater_whenThereAreTooManyCalls() {
        Outcome.NotSent turnedAway = assertInstanceOf(
                Outcome.NotSent.class, outcome(new ProviderAnswer(429, "slow down", Duration.ofSeconds(7))));
        assertEquals(new Pause(Pause.Cause.BUSY, Duration.ofSeconds(7)), turnedAway.pause());
        Outcome.NotSent inTheBody = assertInstanceOf(Outcome.NotSent.class, outcome(200, body("429", "", "")));
        assertEquals(new Pause(Pause.Cause.BUSY, null), inTheBody.pause());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500, 502})
    void shouldBeInDoubt_whenTheAnswerIsNotLaFacturas(int status) {
        assertUnknown(status, "<!DOCTYPE html><html>Bad gateway</html>");
        assertUnknown(status, "");
        assertUnknown(status, "[]");
        assertUnknown(status, "\"200\"");
        assertUnknown(status, "{\"invoiceResult\":{}}");
        assertUnknown(status, "{\"invoiceResult\":{\"status\":{\"code\":\"ok\"}}}");
    }

    @Test
    void shouldBeInDoubt_whenTheAnswerIsCutAnywhere() {
        String whole = CREATED.strip();
        for (int length = 0; length < whole.length(); length++) {
            assertInstanceOf(Outcome.Unknown.class, outcome(200, whole.substring(0, length)), "cut at " + length);
        }
    }
}
