package io.anula.provider.lafactura;

import static io.anula.provider.lafactura.Fixtures.NOTE_CODE;
import static io.anula.provider.lafactura.Fixtures.body;
import static io.anula.provider.lafactura.Fixtures.http;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Outcome;
import io.anula.provider.Operation;
import io.anula.testing.Resources;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer about a note that was accepted says: all is well, a difference, or nothing. */
final class VerifyAnswerTest {
    private static final String VERIFIED = Resources.sample("lafactura-answer-verified.txt");

    private static Outcome outcome(int status, String body) {
        return Fixtures.unit().verify(Fixtures.sent(), http(status, body));
    }

    private static @Nullable FindingKind difference(int status, String body) {
        Outcome.Verified verified = assertInstanceOf(Outcome.Verified.class, outcome(status, body));
        assertEquals(verified.difference() == null, verified.message().isEmpty(), verified::toString);
        return verified.difference();
    }

    private static String process(String process) {
        return VERIFIED.replace("\"process\":\"2\"", "\"process\":\"%s\"".formatted(process));
    }

    @Test
    void shouldFindNothing_whenTheSampleSays2() {
        assertNull(difference(200, VERIFIED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91", "95", "0", "1"})
    void shouldFindThatTheEndHasChanged(String process) {
        assertEquals(FindingKind.END_CHANGED, difference(200, process(process)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "90", "", "x"})
    void shouldAskAgain_whenTheProcessSaysNothing(String process) {
        assertInstanceOf(Outcome.NotVerified.class, outcome(200, process(process)));
    }

    @Test
    void shouldFindASecondNote_andANoteOfAnotherInvoice() {
        assertEquals(FindingKind.MORE_THAN_ONE_NOTE, difference(200, VERIFIED.replace(NOTE_CODE, "nc-the-second")));
        assertEquals(FindingKind.NOTE_DIFFERS, difference(200, VERIFIED.replace(Fixtures.INVOICE, "fc-of-another")));
        assertEquals(FindingKind.NOTE_DIFFERS, difference(200, VERIFIED.replace(NOTE_CODE, "fc-an-invoice")));
        assertNull(difference(200, VERIFIED.replace("referal", "other")), "what is not said does not differ");
        assertNull(difference(200, VERIFIED.replace(NOTE_CODE, NOTE_CODE.toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @CsvSource({"200, 404, No", "404, 404, No", "200, 400, El documento no existe", "200, 499, no se encontró"})
    void shouldNotBeFound_whenLaFacturaDoesNotKnowIt(int status, int code, String text) {
        assertEquals(FindingKind.NOT_FOUND, difference(status, body("" + code, text, "")));
    }

    @ParameterizedTest
    @CsvSource({"500, 404, No existe", "200, 500, no existe", "200, 400, error", "200, 401, no existe el usuario"})
    void shouldAskAgain_whenTheAnswerIsNoAnswerAboutTheNote(int status, int code, String text) {
        assertInstanceOf(Outcome.NotVerified.class, outcome(status, body("" + code, text, "")));
    }

    @ParameterizedTest
    @CsvSource({"200, <html>log in</html>", "200, ''", "500, x", "429, x", "401, x", "302, x"})
    void shouldAskAgain_whenItCannotBeRead(int status, String body) {
        Outcome.NotVerified none = assertInstanceOf(Outcome.NotVerified.class, outcome(status, body));
        assertTrue(none.failure() || none.pause() != null || status == 200, none::toString);
        if (status == 429 || status == 401) {
            assertNotNull(none.pause());
        }
    }

    @Test
    void shouldAskAsForThePoll() {
        Fixtures.Called unit = Fixtures.unit();
        assertEquals(
                unit.request(Operation.STATUS, Fixtures.sent()).text(),
                unit.request(Operation.VERIFY, Fixtures.sent()).text());
    }
}
