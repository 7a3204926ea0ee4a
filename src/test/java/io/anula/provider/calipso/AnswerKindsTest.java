package io.anula.provider.calipso;

import static io.anula.provider.calipso.Fixtures.fresh;
import static io.anula.provider.calipso.Fixtures.legacy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.io.Json;
import io.anula.provider.Claim;
import io.anula.provider.http.ProviderAnswer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers prove a success, which are plain refusals, and that everything else is doubt. */
final class AnswerKindsTest {
    private static final String CAE = "70417054367476";
    private static final String SENT_CAE = "69124733689830";
    private static final CreditNote NOTE = new CreditNote(CAE, null, null);

    /** For the new form. */
    static final String[] PROOFS = {
        "{\"CAE\":\"70417054367476\"}",
        "\uFEFF{\"CAE\":\"70417054367476\"}",
        " \r\n{\"CAE\":70417054367476}\n",
        "{\"cae\":\" 70417054367476 \",\"resultado\":\"a\"}",
        "{\"Cae\":\"70417054367476\",\"Resultado\":\"A\",\"Observaciones\":[],\"Errors\":{},\"error\":null,\"errores\":\"\"}",
        "{\"CAE\":\"70417054367476\",\"error\":false,\"Errors\":[{\"Code\":0,\"Msg\":\"\"}],\"Observaciones\":{\"Obs\":[null]}}",
        "{\"error\":\"0\",\"data\":[{\"comprobante\":{\"CAE\":\"70417054367476\"}}]}",
        "[{\"CAE\":\"70417054367476\"}]",
        "{\"FeCabResp\":{\"Resultado\":\"A\"},\"FeDetResp\":{\"FECAEDetResponse\":[{\"Resultado\":\"A\",\"CAE\":\"70417054367476\"}]}}",
        "{\"d\":\"{\\\"CAE\\\":\\\"70417054367476\\\",\\\"Resultado\\\":\\\"A\\\"}\"}",
        "\"{\\\"CAE\\\":\\\"70417054367476\\\"}\"",
        "callback({\"CAE\":\"70417054367476\"});",
        "{\"CAE\":\"70417054367476\",\"CAE\":\"70417054367476\"}",
        "{\"CAE\":\"70417054367476\",\"request\":{\"CAE\":null},\"ordenid\":\"0001204\"}",
        "{\"success\":true,\"status\":\"ok\",\"CAE\":\"70417054367476\"}",
        "<respuesta><Resultado>A</Resultado><CAE>70417054367476</CAE><Errores/></respuesta>",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<r xmlns:a=\"urn:x\"><a:cae><![CDATA[70417054367476]]></a:cae></r>",
        "<r Resultado=\"A\" CAE=\"70417054367476\"/>",
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><ns1:R xmlns:ns1=\"urn:erp\">"
                + "<ns1:Resultado xsi:type=\"xsd:string\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">A</ns1:Resultado>"
                + "<ns1:CAE>70417054367476</ns1:CAE><ns1:error xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>"
                + "</ns1:R></soap:Body></soap:Envelope>",
        "<s:Envelope xmlns:s=\"x\"><s:Body><return><![CDATA[<r><CAE>70417054367476</CAE></r>]]></return></s:Body></s:Envelope>",
        "<string xmlns=\"http://tempuri.org/\">{\"CAE\":\"70417054367476\"}</string>",
        "{\"resultado\":\"OK\",\"CAE\":\"70417054367476\"}",
        "CAE: 70417054367476",
        "OK; CAE=70417054367476",
        "CAE=70417054367476&mensaje=100%25&x=%zz",
        "Aprobado.\nCAE: 70417054367476",
        "Resultado=A&CAE=70417054367476&Observaciones=",
        "Resultado: A\r\nCAE: 70417054367476\r\nMensaje: nota generada\r\n"
    };

    @ParameterizedTest
    @FieldSource("PROOFS")
    void shouldBeDone_whenACaeProvesIt(String body) {
        for (int status : new int[] {200, 201, 500}) {
            Outcome.Confirmed done = assertInstanceOf(Outcome.Confirmed.class, outcome(fresh(), status, body), body);
            assertEquals(NOTE, done.note());
            assertEquals(body, done.evidence());
        }
    }

    /** For the new form; none of them proves anything. */
    static final String[] DOUBTS = {
        "",
        " ",
        "\uFEFF",
        "null",
        "true",
        "false",
        "17",
        "\"OK\"",
        "OK",
        "A",
        "{}",
        "[]",
        "[[]]",
        "ok:",
        "70417054367476",
        "Nota de crédito generada",
        "Nota de crédito 70417054367476 generada",
        "{\"estado\":\"ok\"}",
        "{\"success\":true}",
        "{\"success\":false}",
        "{\"Resultado\":\"A\"}",
        "{\"Resultado\":\"A\",\"CAE\":\"\"}",
        "{\"Resultado\":\"A\",\"CAE\":null}",
        "{\"Resultado\":\"A\",\"CAE\":\"00000000000000\"}",
        "{\"Resultado\":\"A\",\"CAE\":\"7041705436747\"}",
        "{\"Resultado\":\"A\",\"CAE\":\"704170543674761\"}",
        "{\"Resultado\":\"A\",\"CAE\":70417054367476.0}",
        "{\"Resultado\":\"A\",\"CAE\":7.0417054367476E13}",
        "{\"Resultado\":\"A\",\"CAE\":\"7041705436747X\"}",
        "{\"Resultado\":\"A\",\"CAE\":[\"70417054367476\",\"70417054367477\"]}",
        "[{\"CAE\":\"70417054367476\"},{\"CAE\":\"70417054367477\"}]",
        "{\"CAE\":\"70417054367476\",\"CAE\":\"\"}",
        "{\"CAE\":\"\",\"CAE\":\"70417054367476\"}",
        "{\"CAE\":\"70417054367476\",\"CAE\":\"00000000000000\"}",
        "{\"CAE\":\"70417054367476\",\"Resultado\":\"P\"}",
        "{\"CAE\":\"70417054367476\",\"Resultado\":\"\"}",
        "{\"CAE\":\"70417054367476\",\"Resultado\":\"R\"}",
        "{\"CAE\":\"70417054367476\",\"error\":\"no se pudo imprimir\"}",
        "{\"CAE\":\"70417054367476\",\"Errors\":[{\"Code\":501}]}",
        "{\"CAE\":\"70417054367476\",\"Observaciones\":[{\"Code\":10063,\"Msg\":\"x\"}]}",
        "{\"CAE\":\"70417054367476\",\"error\":\"{\\\"code\\\":7}\"}",
        "{\"CAE\":\"70417054367476\",\"ERRORES\":[\"x\"]}",
        "{\"CAE\":\"70417054367476\",\"success\":false}",
        "{\"CAE\":\"70417054367476\",\"success\":0}",
        "{\"CAE\":\"70417054367476\",\"status\":\"ERROR\"}",
        "{\"CAE\":\"70417054367476\",\"ordenid\":1205}",
        "{\"Resultado\":\"R\",\"ordenid\":\"9\"}",
        "{\"Resultado\":\"R\",\"Observaciones\":\"La orden ya fue anulada\"}",
        "{\"Resultado\":\"R\",\"error\":\"comprobante duplicado\"}",
        "ERROR al imprimir\nCAE: 70417054367476",
        "ERROR: al imprimir\nCAE: 70417054367476",
        "{\"FeCabResp\":{\"Resultado\":\"A\"},\"FeDetResp\":[{\"Resultado\":\"R\",\"Observaciones\":[{\"Code\":10016}]}]}",
        "{\"Resultado\":\"R\",\"detalle\":{\"Resultado\":\"P\"}}",
        "{\"Observaciones\":\"orden inexistente\"}",
        "{\"error\":\"Lock wait timeout exceeded; try restarting transaction\"}",
        "{\"success\":false,\"message\":\"No se pudo enviar el mail al cliente: casilla inexistente\"}",
        "{\"success\":false,\"message\":\"La orden ya fue anulada; orden desconocida\"}",
        "{\"status\":\"error\",\"message\":\"período cerrado\"}",
        "{\"CAE\":\"70417054367476\"}{\"CAE\":\"70417054367476\"}",
        "{\"CAE\":\"70417054367476\"} <!-- 12 ms -->",
        "{\"CAE\":\"70417054367476\"",
        "{\"data\":\"{\\\"CAE\\\":\\\"70417054367476\\\"\"}",
        "Warning: x in /srv/ws.php on line 3\n{\"CAE\":\"70417054367476\"}",
        "Notice: undefined index in /srv/ws.php on line 3\nCAE: 70417054367476",
        "<br />\n<b>Fatal error</b>:  Uncaught mysqli_sql_exception: Lock wait timeout exceeded in /srv/ws.php:88\n",
        "<!DOCTYPE html><html><body>CAE: 70417054367476</body></html>",
        "<html><CAE>70417054367476</CAE></html>",
        "<!DOCTYPE r [<!ENTITY c \"70417054367476\">]><r><CAE>&c;</CAE></r>",
        "<r><CAE>70417054367476</CAE></r><r><CAE>70417054367476</CAE></r>",
        "<r><CAE>70417054367476</CAE>",
        "<r><CAE>70417054367476</CAE><error code=\"7\"/></r>",
        "<r><CAE>70417054367476</CAE><Errores>algo<x/></Errores></r>",
        "<r><Resultado>A</Resultado><CAE/><CAE>70417054367476</CAE></r>",
        "<soap:Envelope xmlns:soap=\"x\"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode>"
                + "<faultstring>Error interno</faultstring></soap:Fault></soap:Body></soap:Envelope>",
        "<e:Envelope xmlns:e=\"x\"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value></e:Code><e:Reason><e:Text>orden"
                + " inexistente</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>",
        "a=1&CAE",
        "OK",
        "ok\nÉxito.",
        "{\"CAE\":\"70417054367476\",\"otro\":{\"CAE\":\"null\"}}",
        "{\"CAE\":\"70417054367476\",\"otro\":{\"CAE\":\"\\\"70417054367476\\\"\"}}",
        "<r>70417054367476<CAE/></r>",
        "<r><a>7041705</a><CAE>4367476</CAE></r>",
        "<r><b/>7041705<CAE>4367476</CAE></r>",
        "<r><CAE>70417054367476</CAE><Errores><x/>algo</Errores></r>",
        "<r><CAE>70417054367476</CAE><error>{roto</error></r>",
        "{\"CAE\":\"70417054367476\",\"error\":\"{roto\"}",
        "<e><Body><Fault><Reason><Text>x</Text></Reason></Fault><CAE>70417054367476</CAE></Body></e>",
        "<e><Body><Fault><detail><error>orden inexistente</error></detail></Fault></Body></e>"
    };

    @ParameterizedTest
    @FieldSource("DOUBTS")
    void shouldBeInDoubt_whenNothingProvesAnything(String body) {
        for (int status : new int[] {200, 204, 302, 408, 500}) {
            Outcome.Unknown doubt =
                    assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), status, body), status + body);
            assertEquals(body, doubt.evidence());
            assertTrue(doubt.message().contains("HTTP " + status), doubt.message());
        }
    }

    /** With HTTP 200; each says plainly that it failed and why. */
    static final String[] REFUSALS = {
        "{\"Resultado\":\"R\"}",
        "{\"resultado\":\" r \",\"error\":\"timeout\"}",
        "[{\"Resultado\":\"R\"}]",
        "{\"Resultado\":\"R\",\"CAE\":\"\",\"Observaciones\":[{\"Code\":10016,\"Msg\":\"x\"}]}",
        "{\"FeCabResp\":{\"Resultado\":\"R\"},\"FeDetResp\":[{\"Resultado\":\"R\",\"CAE\":\"00000000000000\"}]}",
        "{\"Resultado\":\"R\",\"Observaciones\":[{\"Code\":10016,\"Msg\":\"no corresponde con el proximo a autorizar. FECompUltimoAutorizado\"}]}",
        "<r><Resultado>R</Resultado></r>",
        "Resultado: R",
        "{\"success\":false,\"error\":\"orden no encontrada\"}",
        "{\"status\":\"error\",\"message\":\"Cliente inexistente\"}",
        "{\"ok\":\"false\",\"mensaje\":\"Falta el campo total\"}",
        "{\"error\":\"la orden no existe\"}",
        "{\"errores\":[{\"texto\":\"CUIT inválido\"}]}",
        "ERROR: la orden no existe",
        "<respuesta><error>Orden desconocida</error></respuesta>"
    };

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void shouldBeRefused_whenItSaysSoPlainly(String body) {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome(fresh(), 200, body), body);
        assertFalse(refused.mendable());
        assertEquals(body, refused.evidence());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500, 503})
    void shouldBeInDoubt_whenTheStatusContradictsARefusalInWords(int status) {
        assertInstanceOf(
                Outcome.Unknown.class, outcome(fresh(), status, "{\"success\":false,\"error\":\"no existe\"}"));
        assertInstanceOf(Outcome.Refused.class, outcome(fresh(), status, "{\"Resultado\":\"R\"}"));
    }

    @Test
    void shouldBeRefused_whenHttpSaysSoToo_andTheWordsLeaveNoDoubt() {
        assertInstanceOf(Outcome.Refused.class, outcome(fresh(), 422, "{\"error\":\"período cerrado\"}"));
        assertInstanceOf(Outcome.Refused.class, outcome(fresh(), 400, "{\"detalle\":\"total inválido\"}"));
        assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), 400, "{\"detalle\":\"período cerrado\"}"));
        assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), 409, "{\"error\":\"no existe\"}"));
    }

    /** For the legacy form, whose document brings a CAE. */
    static final String[] LEGACY_PROOFS = {
        "{\"Resultado\":\"A\"}",
        "{\"resultado\":\"a\",\"CAE\":\"69124733689830\"}",
        "{\"Resultado\":\"A\",\"CAE\":\"\"}",
        "<r><Resultado>A</Resultado></r>",
        "Resultado: A"
    };

    @ParameterizedTest
    @FieldSource("LEGACY_PROOFS")
    void shouldBeDone_whenTheResultIsAcceptedAndTheFormIsLegacy(String body) {
        Outcome.Confirmed done = assertInstanceOf(Outcome.Confirmed.class, outcome(legacy(), 200, body));
        assertEquals(new CreditNote(SENT_CAE, "8", null), done.note());
    }

    static final String[] LEGACY_DOUBTS = {
        "",
        "OK",
        "{\"CAE\":\"69124733689830\"}",
        "{\"Resultado\":\"A\",\"CAE\":\"70417054367476\"}",
        "{\"Resultado\":\"A\",\"error\":\"x\"}",
        "{\"Resultado\":\"P\"}",
        "{\"Resultado\":\"A\",\"otro\":{\"Resultado\":\"R\"}}",
        "{\"tipo\":\"creditocc\",\"ordenid\":1204,\"Resultado\":\"A\",\"CAE\":\"69124733689830\"}"
    };

    @ParameterizedTest
    @FieldSource("LEGACY_DOUBTS")
    void shouldBeInDoubt_whenTheFormIsLegacyAndNoResultIsAccepted(String body) {
        assertInstanceOf(Outcome.Unknown.class, outcome(legacy(), 200, body));
    }

    @Test
    void shouldBeReadAsNew_whenTheAuthorisationWasTakenOut() {
        Fixtures.Called unit = Fixtures.unit("form", "new");
        assertInstanceOf(Outcome.Unknown.class, unit.submitted(legacy(), http(200, "{\"Resultado\":\"A\"}")));
        assertInstanceOf(Outcome.Confirmed.class, unit.submitted(legacy(), http(200, PROOFS[0])));
    }

    @Test
    void shouldBelieveWhatIsSet_whenAProofIsNamed() {
        String result = "{\"Resultado\":\"A\"}";
        assertInstanceOf(
                Outcome.Confirmed.class, under("answer.proof", "result").submitted(fresh(), http(200, result)));
        assertInstanceOf(
                Outcome.Unknown.class, under("answer.proof", "result").submitted(fresh(), http(200, PROOFS[0])));
        assertInstanceOf(Outcome.Unknown.class, under("answer.proof", "cae").submitted(legacy(), http(200, result)));
        assertInstanceOf(
                Outcome.Confirmed.class, under("answer.proof", "cae").submitted(legacy(), http(200, PROOFS[0])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK", "{}", "<html>x</html>", "{\"Resultado\":\"P\"}", "{\"error\":\"aviso\"}"})
    void shouldBelieveAny2xx_whenTheOperatorTakesThatRisk(String body) {
        Fixtures.Called unit = under("answer.proof", "http");
        assertEquals(new Outcome.Confirmed(null, null, body), unit.submitted(fresh(), http(204, body)));
        assertEquals(
                new Outcome.Confirmed(new CreditNote(SENT_CAE, "8", null), null, body),
                unit.submitted(legacy(), http(200, body)));
        assertInstanceOf(Outcome.Unknown.class, unit.submitted(fresh(), http(302, body)));
        assertInstanceOf(Outcome.Unknown.class, unit.submitted(fresh(), http(500, body)));
    }

    @Test
    void shouldStillBeRefused_whenAny2xxIsBelievedAndTheAnswerRefuses() {
        assertInstanceOf(
                Outcome.Refused.class,
                under("answer.proof", "http").submitted(fresh(), http(200, "{\"Resultado\":\"R\"}")));
        Outcome.Confirmed done = assertInstanceOf(
                Outcome.Confirmed.class, under("answer.proof", "http").submitted(fresh(), http(200, PROOFS[0])));
        assertEquals(NOTE, done.note());
    }

    @Test
    void shouldUseTheNamesOfTheSettings_whenTheErpHasItsOwn() {
        Fixtures.Called unit = Fixtures.unit(Map.of(
                "calipso.answer.result", "Estado_AFIP, otro",
                "calipso.answer.accepted", "Aprobado,OK",
                "calipso.answer.rejected", "Rechazado",
                "calipso.answer.number", "numero",
                "calipso.answer.cae", "codigo",
                "calipso.answer.errors", "fallas"));
        String good =
                "{\"estado_afip\":\"APROBADO\",\"Codigo\":\"70417054367476\",\"NUMERO\":\"12\",\"error\":\"nada\"}";
        assertEquals(
                new Outcome.Confirmed(new CreditNote(CAE, "12", null), null, good),
                unit.submitted(fresh(), http(200, good)));
        assertInstanceOf(Outcome.Refused.class, unit.submitted(fresh(), http(200, "{\"otro\":\"rechazado\"}")));
        assertInstanceOf(Outcome.Unknown.class, unit.submitted(fresh(), http(200, PROOFS[0])));
        assertInstanceOf(
                Outcome.Unknown.class, unit.submitted(fresh(), http(200, good.replace("}", ",\"Fallas\":[1]}"))));
    }

    @ParameterizedTest
    @MethodSource
    void shouldBeNoOutage_whenAProgramCanReadTheAnswer(int status, String body, boolean outage) {
        assertEquals(outage, outcome(fresh(), status, body).failure());
    }

    static Stream<Arguments> shouldBeNoOutage_whenAProgramCanReadTheAnswer() {
        return Stream.of(
                Arguments.of(200, "OK", false),
                Arguments.of(200, "", false),
                Arguments.of(200, "<html>x</html>", false),
                Arguments.of(499, "x", false),
                Arguments.of(500, "{\"error\":\"x\"}", false),
                Arguments.of(500, "<r><Fault>x</Fault></r>", false),
                Arguments.of(500, "x", true),
                Arguments.of(500, "<!DOCTYPE r><r/>", true),
                Arguments.of(503, "", true),
                Arguments.of(502, "<html>Bad gateway</html>", true));
    }

    @Test
    void shouldShowTheBeginningOfTheAnswer_whenInDoubt() {
        Outcome.Unknown doubt =
                assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), 200, "línea 1\n\tlínea 2 " + "x".repeat(500)));
        assertTrue(doubt.message().contains("línea 1 línea 2 xxx"), doubt.message());
        assertTrue(doubt.message().endsWith("x…"), doubt.message());
        assertTrue(doubt.message().length() < 300);
        assertTrue(((Outcome.Unknown) outcome(fresh(), 200, "")).message().endsWith("it is empty"));
    }

    @Test
    void shouldEndInDoubt_whenTheAnswerIsDeepOrWild() {
        assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), 200, "[".repeat(5_000) + "]".repeat(5_000)));
        assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), 200, "<a>".repeat(5_000) + "</a>".repeat(5_000)));
        String nested = "{\"CAE\":\"" + CAE + "\"}";
        for (int depth = 0; depth < 3; depth++) {
            nested = Json.text(Map.of("d", nested));
        }
        assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), 200, nested.replace("CAE", "\uD800")));
    }

    private static String inXml(int times) {
        String inside = "<CAE>" + CAE + "</CAE>";
        for (int i = 0; i < times; i++) {
            inside = "<a>" + inside.replace("&", "&amp;").replace("<", "&lt;") + "</a>";
        }
        return inside;
    }

    private static String inJson(int times) {
        String inside = "{\"CAE\":\"" + CAE + "\"}";
        for (int i = 0; i < times; i++) {
            inside = Json.text(Map.of("d", inside));
        }
        return inside;
    }

    @Test
    void shouldReadTextsInTexts_asDeepAsPeopleWriteThem() {
        assertInstanceOf(Outcome.Confirmed.class, outcome(fresh(), 200, inXml(5)));
        assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), 200, inXml(6)));
        assertInstanceOf(Outcome.Confirmed.class, outcome(fresh(), 200, inJson(5)));
        assertInstanceOf(Outcome.Unknown.class, outcome(fresh(), 200, inJson(6)));
    }

    @ParameterizedTest
    @CsvSource({"4000, true", "4001, false"})
    void shouldReadPlainText_thatIsNotEndless(int length, boolean read) {
        String start = "CAE: " + CAE + "\nx: ";
        String body = start + "y".repeat(length - start.length());
        assertEquals(read, outcome(fresh(), 200, body) instanceof Outcome.Confirmed);
    }

    @Test
    void shouldTellWhatAWebFormSays_decoded() {
        String body = "Resultado=R&error=campo+vac%C3%ADo+100%25";
        assertEquals(
                "Calipso rejected it: campo vacío 100%", ((Outcome.Refused) outcome(fresh(), 200, body)).message());
        String raw = "Resultado=R&error=100%";
        assertEquals("Calipso rejected it: 100%", ((Outcome.Refused) outcome(fresh(), 200, raw)).message());
    }

    @Test
    void shouldTellWhatItSays_inAFewWords() {
        String body =
                "{\"Resultado\":\"R\",\"error\":0,\"errores\":[\"uno\",\"uno\",\"dos\"],\"mensaje\":\"tres\",\"detalle\":\"cuatro\",\"otro\":\"no\"}";
        assertEquals("Calipso rejected it: uno, dos, tres", ((Outcome.Refused) outcome(fresh(), 200, body)).message());
        assertEquals(
                "Calipso rejected it", ((Outcome.Refused) outcome(fresh(), 200, "{\"Resultado\":\"R\"}")).message());
        String endless = "{\"Resultado\":\"R\",\"error\":\"%s\"}".formatted("x".repeat(400));
        assertEquals(
                "Calipso rejected it: " + "x".repeat(300) + '…',
                ((Outcome.Refused) outcome(fresh(), 200, endless)).message());
    }

    @ParameterizedTest
    @CsvSource({"199, false", "200, true", "299, true", "300, false"})
    void shouldBelieve2xxAlone_whenTheOperatorTakesThatRisk(int status, boolean believed) {
        Outcome outcome = under("answer.proof", "http").submitted(fresh(), http(status, "OK"));
        assertEquals(believed, outcome instanceof Outcome.Confirmed);
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "201, 0"})
    void shouldNameThePrintedNumber_unlessItIsNone(int length, int kept) {
        String body = "{\"CAE\":\"%s\",\"CbteDesde\":\"%s\"}".formatted(CAE, "9".repeat(length));
        CreditNote note = ((Outcome.Confirmed) outcome(fresh(), 200, body)).note();
        assertEquals(new CreditNote(CAE, kept == 0 ? null : "9".repeat(kept), null), note);
    }

    private static Fixtures.Called under(String key, String value) {
        return Fixtures.unit(key, value);
    }

    private static ProviderAnswer http(int status, String body) {
        return new ProviderAnswer(status, body, null);
    }

    private static Outcome outcome(Claim claim, int status, String body) {
        return Fixtures.unit().submitted(claim, http(status, body));
    }
}
