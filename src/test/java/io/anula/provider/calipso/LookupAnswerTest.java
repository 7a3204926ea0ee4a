package io.anula.provider.calipso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.provider.http.ProviderAnswer;
import io.anula.testing.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a call in doubt was done, and whether it is sent again. */
final class LookupAnswerTest {
    private static final Fixtures.Called HINT = Fixtures.unit(Map.of("calipso.lookup.url", "http://127.0.0.1:1/x"));
    private static final Fixtures.Called AUTHORITATIVE =
            Fixtures.unit(Map.of("calipso.lookup.url", "http://127.0.0.1:1/x", "calipso.lookup", "authoritative"));
    private static final String NONE = "{\"found\":false,\"ordenid\":\"1204\"}";

    private static Outcome outcome(Fixtures.Called unit, int status, String body, int tries) {
        Cancellation doubt = Given.tried(Given.held(Given.calipso("1204"), State.IN_DOUBT, null), tries);
        Claim claim = Given.claim(doubt, "");
        return unit.found(claim, new ProviderAnswer(status, body, null));
    }

    @Test
    void shouldBeDone_whenItNamesTheNote() {
        String body =
                "{\"found\":true,\"ordenid\":\"01204\",\"cae\":\"70417054367476\",\"CbteDesde\":17,\"Resultado\":\"A\"}";
        CreditNote note = new CreditNote("70417054367476", "17", null);
        for (Fixtures.Called unit : new Fixtures.Called[] {HINT, AUTHORITATIVE}) {
            assertEquals(new Outcome.Confirmed(note, null, body), outcome(unit, 200, body, 0));
        }
        String bare = "<r><CAE>70417054367476</CAE></r>";
        assertEquals(
                new Outcome.Confirmed(new CreditNote("70417054367476", null, null), null, bare),
                outcome(HINT, 200, bare, 0));
    }

    @Test
    void shouldBeSentAgain_onlyWhenAnAuthoritativeLookUpShowsNone() {
        assertEquals(new Outcome.Absent(NONE), outcome(AUTHORITATIVE, 200, NONE, 0));
        assertEquals(
                new Outcome.Absent("{\"Found\":\"false\"}"), outcome(AUTHORITATIVE, 200, "{\"Found\":\"false\"}", 0));
        Outcome.Undecidable hint = assertInstanceOf(Outcome.Undecidable.class, outcome(HINT, 200, NONE, 0));
        assertTrue(hint.message().contains("proves nothing"), hint.message());
        assertEquals(NONE, hint.evidence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"found\":true}",
                "{\"found\":null}",
                "{\"CAE\":\"\"}",
                "{\"CAE\":\"00000000000000\"}",
                "{\"CAE\":\"123\"}",
                "{\"found\":false,\"error\":\"sin conexión\"}",
                "{\"found\":false,\"CAE\":\"70417054367476\",\"Resultado\":\"R\"}",
                "{\"CAE\":\"70417054367476\",\"error\":\"x\"}",
                "{\"CAE\":\"70417054367476\",\"ordenid\":\"1205\"}",
                "{\"found\":false,\"ordenid\":\"1205\"}",
                "[{\"CAE\":\"70417054367476\"},{\"CAE\":\"70417054367477\"}]"
            })
    void shouldGoToAPerson_whenTheLookUpCannotTell(String body) {
        Outcome.Undecidable held =
                assertInstanceOf(Outcome.Undecidable.class, outcome(AUTHORITATIVE, 200, body, 0), body);
        assertEquals(body, held.evidence());
        assertTrue(!held.message().isBlank());
    }

    @Test
    void shouldSayThatItContradictsItself_whenItDoes() {
        Outcome.Undecidable held = assertInstanceOf(
                Outcome.Undecidable.class, outcome(HINT, 200, "{\"CAE\":\"70417054367476\",\"error\":\"x\"}", 0));
        assertTrue(held.message().contains("contradicts itself"), held.message());
    }

    @ParameterizedTest
    @CsvSource({"200, 7, true", "404, 7, false", "401, 0, false", "500, 7, true", "503, 29, true", "302, 0, false"})
    void shouldBeAskedAgain_whenNobodyCanReadIt(int status, int tries, boolean outage) {
        Outcome.LookupFailed failed =
                assertInstanceOf(Outcome.LookupFailed.class, outcome(AUTHORITATIVE, status, "no JSON", tries));
        assertEquals(outage, failed.failure());
        assertTrue(failed.message().contains("" + status), failed.message());
    }

    @ParameterizedTest
    @CsvSource({"200, 8", "404, 8", "500, 8", "503, 30"})
    void shouldGoToAPerson_whenNobodyCouldReadItOftenEnough(int status, int tries) {
        assertInstanceOf(Outcome.Undecidable.class, outcome(AUTHORITATIVE, status, "no JSON", tries));
    }

    @Test
    void shouldNotBelieveABodyOfAnotherStatus() {
        assertInstanceOf(Outcome.LookupFailed.class, outcome(AUTHORITATIVE, 404, NONE, 0));
        assertInstanceOf(Outcome.LookupFailed.class, outcome(AUTHORITATIVE, 201, "{\"CAE\":\"70417054367476\"}", 0));
    }
}
