package io.anula.provider.calipso;

import static io.anula.provider.calipso.Fixtures.fresh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.provider.http.ProviderAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitAnswerTest {
    private static final String GRANTED =
            "{\"CAE\":\"70417054367476\",\"CAEFchVto\":\"20261130\",\"CbteDesde\":17,\"Resultado\":\"A\"}";

    private static Outcome outcome(int status, String body) {
        return Fixtures.unit().submitted(fresh(), new ProviderAnswer(status, body, null));
    }

    @Test
    void shouldBeDone_whenTheAnswerNamesTheNote() {
        CreditNote note = new CreditNote("70417054367476", "17", null);
        assertEquals(new Outcome.Confirmed(note, null, GRANTED), outcome(200, GRANTED));
    }

    @Test
    void shouldFindTheNote_whenItStandsDeeper() {
        String deep = "{\"ok\":true,\"data\":{\"factura\":%s}}".formatted(GRANTED);
        CreditNote note = new CreditNote("70417054367476", "17", null);
        assertEquals(new Outcome.Confirmed(note, null, deep), outcome(201, deep));
    }

    @Test
    void shouldKeepTheCaeWhole_whenItIsANumber() {
        Outcome.Confirmed done =
                assertInstanceOf(Outcome.Confirmed.class, outcome(200, "{\"CAE\":70417054367476,\"CbteDesde\":\"8\"}"));
        assertEquals(new CreditNote("70417054367476", "8", null), done.note());
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "r"})
    void shouldBeRefused_whenTheResultIsR(String result) {
        String body = "{\"Resultado\":\"%s\",\"Observaciones\":\"CUIT inválido\"}".formatted(result);
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome(200, body));
        assertFalse(refused.mendable());
        assertEquals(body, refused.evidence());
        assertTrue(refused.message().contains("CUIT inválido"), refused.message());
    }

    @Test
    void shouldBeInDoubt_whenTheResultIsAnother() {
        assertInstanceOf(Outcome.Unknown.class, outcome(200, "{\"Resultado\":\"P\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 422, 500, 503})
    void shouldBeInDoubt_whenTheAnswerIsHtml(int status) {
        for (String body : new String[] {"<!DOCTYPE html><p>ok", " \n<HTML>ok</HTML>", "<body>ok</body>"}) {
            assertEquals(
                    body,
                    assertInstanceOf(Outcome.Unknown.class, outcome(status, body))
                            .evidence());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void shouldBeInDoubt_whenTheAnswerIsCutAnywhere(int status) {
        for (int length = 1; length < GRANTED.length(); length++) {
            assertInstanceOf(Outcome.Unknown.class, outcome(status, GRANTED.substring(0, length)), "cut at " + length);
        }
        assertInstanceOf(Outcome.Unknown.class, outcome(status, "[" + GRANTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 302, 304, 408, 409, 425, 500, 502, 503, 504})
    void shouldBeInDoubt_whenTheStatusProvesNothing(int status) {
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, outcome(status, "{}"));
        assertTrue(unknown.message().contains("" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 422, 499})
    void shouldBeRefused_whenTheStatusSaysSo(int status) {
        String body = "{\"error\":\"orden desconocida\"}";
        String message = "Calipso refused it (HTTP %d): orden desconocida".formatted(status);
        assertEquals(new Outcome.Refused(message, false, body), outcome(status, body));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 407})
    void shouldPauseTheAccount_whenTheLoginOrTheAddressIsRefused(int status) {
        Outcome.NotSent turnedAway = assertInstanceOf(Outcome.NotSent.class, outcome(status, "<html>no</html>"));
        assertNotEquals(
                Pause.Cause.BUSY,
                java.util.Objects.requireNonNull(turnedAway.pause()).cause());
    }

    @Test
    void shouldBeSentLater_whenThereAreTooManyCalls() {
        ProviderAnswer answer = new ProviderAnswer(429, "", Duration.ofSeconds(7));
        Outcome.NotSent turnedAway =
                assertInstanceOf(Outcome.NotSent.class, Fixtures.unit().submitted(fresh(), answer));
        assertEquals(
                Duration.ofSeconds(7),
                java.util.Objects.requireNonNull(turnedAway.pause()).retryAfter());
    }

    @Test
    void shouldBeRefused_whenTheResultRStandsInAList() {
        assertInstanceOf(Outcome.Refused.class, outcome(200, "[{\"Resultado\":\"R\"}]"));
    }
}
