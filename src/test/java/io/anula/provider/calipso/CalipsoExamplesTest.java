package io.anula.provider.calipso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.Claim;
import io.anula.provider.ExampleAnswers;
import io.anula.provider.Judgement;
import io.anula.provider.Reason;
import io.anula.provider.http.ProviderAnswer;
import io.anula.testing.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings make of an answer without its request, and the reasons that are given. */
final class CalipsoExamplesTest {
    private static final ExampleAnswers UNIT = new Calipso().examples().orElseThrow();
    private static final String CAE = "70417054367476";

    private static Judgement judged(int status, String body, boolean authorised, Map<String, String> settings) {
        ProviderAccount account = Given.calipsoAccount(settings);
        ProviderAnswer answer = new ProviderAnswer(status, body, null);
        return UNIT.judge(UNIT.claim(account, answer, authorised), answer);
    }

    private static List<String> rules(int status, String body) {
        return judged(status, body, false, Map.of()).reasons().stream()
                .map(Reason::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200|{"data":{"CAE":"70417054367476"}}|proved-by-cae cae
            200|{"Resultado":"A"}|doubt no-cae accepted
            200|{"CAE":"70417054367476","x":{"cae":"70417054367477"}}|doubt several-caes cae cae
            200|{"CAE":"70417054367476","error":{"texto":"Sin saldo"}}|doubt contradicted cae error
            200|<a><Resultado>r</Resultado><motivo>CUIT inactivo</motivo></a>|refused-by-result rejected
            200|{"Resultado":"R","motivo":"ya fue anulada"}|doubt says-done-already rejected
            200|{"exito":"no","motivo":"La orden no existe"}|plain-refusal failed
            500|Se cayó el servicio|doubt unreadable
            200|<html><body>Ingrese</body></html>|front-end doubt unreadable
            429|{}|busy
            401|{"x":1}|front-end login-or-address
            200|CAE=70417054367476&Resultado=A|proved-by-cae cae accepted
            200|<e:Envelope xmlns:e="u"><e:Fault><faultstring>Roto</faultstring></e:Fault></e:Envelope>|doubt contradicted error fault
            """)
    void shouldNameTheRule_thenTheFields(int status, String body, String expected) {
        assertEquals(List.of(expected.split(" ")), rules(status, body));
    }

    @Test
    void shouldSayWhereAFieldStands_andItsValue() {
        Judgement judged =
                judged(200, "{\"uno\":{\"Estado\":\"No va\"}}", false, Map.of("calipso.answer.result", "Estado"));
        assertInstanceOf(Outcome.Unknown.class, judged.outcome());
        Reason field = judged.reasons().get(2);
        assertEquals("uno.estado", field.path());
        assertEquals("No va", field.value());
        assertEquals("other-result", field.rule());
    }

    @Test
    void shouldTakeTheAnswersCaeAsTheOneThatWasSent() {
        String body = "{\"Estado\":\"Listo\",\"CAE\":\"%s\"}".formatted(CAE);
        Map<String, String> settings = Map.of("calipso.answer.result", "Estado", "calipso.answer.accepted", "Listo");
        Judgement judged = judged(200, body, true, settings);
        assertEquals(new Outcome.Confirmed(new CreditNote(CAE, null, null), null, body), judged.outcome());
        assertEquals("proved-by-result", judged.reasons().get(0).rule());
    }

    @Test
    void shouldSayThatTheNoteIsTheOneThatWasSent_whenTheAnswerHasNone() {
        Outcome.Confirmed done = assertInstanceOf(
                Outcome.Confirmed.class,
                judged(200, "{\"Resultado\":\"A\"}", true, Map.of()).outcome());
        assertEquals(new CreditNote("(as sent)", null, null), done.note());
    }

    @Test
    void shouldBelieveTheStatus_onlyWhereTheSettingsSaySo() {
        Map<String, String> http = Map.of("calipso.answer.proof", "http");
        assertEquals(
                "proved-by-http", judged(201, "", false, http).reasons().get(0).rule());
        assertEquals("doubt", judged(500, "", false, http).reasons().get(0).rule());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ordenid\":\"0541\",\"CAE\":\"70417054367476\"}",
                "{\"ordenid\":\" \",\"CAE\":\"70417054367476\"}"
            })
    void shouldTakeTheAnswerAsOneAboutItsOwnOrder(String body) {
        assertInstanceOf(
                Outcome.Confirmed.class, judged(200, body, false, Map.of()).outcome());
    }

    @Test
    void shouldNotFail_whenTheOrderIsTooLongForAKey() {
        String body = "{\"ordenid\":\"%s\"}".formatted("9".repeat(Key.LONGEST_INVOICE + 1));
        assertTrue(rules(200, body).contains("other-order"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 403, 409, 500})
    void shouldGiveTheOutcomeOfARealCall(int status) {
        for (String body :
                List.of("", "{\"CAE\":\"" + CAE + "\"}", "{\"error\":\"falta el total\"}", "<html></html>")) {
            ProviderAnswer answer = new ProviderAnswer(status, body, null);
            Claim claim = UNIT.claim(Given.calipsoAccount(Map.of()), answer, false);
            assertEquals(
                    new Calipso().outcome(claim.operation(), claim, answer),
                    UNIT.judge(claim, answer).outcome());
        }
    }
}
