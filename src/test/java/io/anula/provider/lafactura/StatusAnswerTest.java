package io.anula.provider.lafactura;

import static io.anula.provider.lafactura.Fixtures.NOTE;
import static io.anula.provider.lafactura.Fixtures.NOTE_CODE;
import static io.anula.provider.lafactura.Fixtures.body;
import static io.anula.provider.lafactura.Fixtures.http;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.provider.Operation;
import io.anula.testing.Failures;
import io.anula.testing.Resources;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusAnswerTest {
    private static final String VERIFIED = Resources.sample("lafactura-answer-verified.txt");

    private static Outcome outcome(int status, String body) {
        return Fixtures.unit().status(Fixtures.sent(), http(status, body));
    }

    private static Outcome process(String json) {
        return outcome(200, VERIFIED.replace("\"process\":\"2\"", json));
    }

    private static Outcome.Undecided undecided(int status, String body) {
        Outcome.Undecided undecided = assertInstanceOf(Outcome.Undecided.class, outcome(status, body));
        assertNull(undecided.process());
        assertTrue(!undecided.message().isBlank());
        return undecided;
    }

    @Test
    void shouldBeAccepted_whenTheSampleSays2() {
        assertEquals(new Outcome.Accepted(NOTE, "2", VERIFIED), outcome(200, VERIFIED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"process\":2", "\"PROCESS\":\"2\"", "\"Process\":\" 2 \""})
    void shouldBeAccepted_whenThe2IsWrittenOtherwise(String json) {
        assertInstanceOf(Outcome.Accepted.class, process(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91", "99", "100", "999999999"})
    void shouldBeRejected_whenTheProcessIsAbove90(String number) {
        Outcome.Rejected rejected =
                assertInstanceOf(Outcome.Rejected.class, process("\"process\":\"%s\"".formatted(number)));
        assertEquals(number, rejected.process());
        assertEquals("the DIAN rejected it (process %s)".formatted(number), rejected.message(), "no text of success");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"process\":\"95\",\"enhancedInfo\":\"Regla FAD09e: fecha\"",
                "\"process\":\"95\",\"ENHANCEDINFO\":{\"errors\":[\"Regla FAD09e: fecha\",\"Regla FAD09e: fecha\"]}",
                "\"process\":\"95\",\"enhanced_info\":\"[\\\"Regla FAD09e: fecha\\\"]\""
            })
    void shouldSayWhy_whenInterface30Tells(String json) {
        Outcome.Rejected rejected = assertInstanceOf(Outcome.Rejected.class, process(json));
        assertEquals("the DIAN rejected it (process 95): Regla FAD09e: fecha", rejected.message());
    }

    @Test
    void shouldCountAgainstTheProvider_onlyWhenItFails() {
        assertTrue(undecided(200, body("500", "no", "")).failure());
        assertFalse(undecided(200, body("499", "no", "")).failure());
        assertTrue(undecided(500, "").failure());
        Map<Integer, Pause.Cause> turnedAway = Map.of(
                401, Pause.Cause.SETTINGS,
                403, Pause.Cause.REFUSED,
                407, Pause.Cause.SETTINGS,
                429, Pause.Cause.BUSY);
        turnedAway.forEach((status, cause) -> {
            assertFalse(undecided(status, "").failure());
            assertFalse(undecided(status, body("500", "no", "")).failure());
            assertEquals(
                    cause, Objects.requireNonNull(undecided(status, "").pause()).cause());
        });
        assertNull(undecided(200, body("500", "no", "")).pause());
    }

    private static Outcome ofAWord(int status, String body) {
        return Fixtures.unit().status(Fixtures.sentByAWord(), http(status, body));
    }

    @Test
    void shouldBeTaken_whenThePersonNamedTheRightNote() {
        assertEquals(new Outcome.Accepted(NOTE, "2", VERIFIED), ofAWord(200, VERIFIED));
        assertInstanceOf(
                Outcome.Undecided.class, ofAWord(200, VERIFIED.replace("\"process\":\"2\"", "\"process\":\"1\"")));
        String silent = VERIFIED.replace("referal", "other");
        assertInstanceOf(Outcome.Accepted.class, ofAWord(200, silent));
        assertInstanceOf(Outcome.Accepted.class, ofAWord(200, VERIFIED.replace("\"fc-", "\"FC-")));
    }

    @Test
    void shouldBeRefused_whenThePersonNamedAnothersNote() {
        String another = VERIFIED.replace(Fixtures.INVOICE, "fc-of-another");
        Outcome.NotTheNote not = assertInstanceOf(Outcome.NotTheNote.class, ofAWord(200, another));
        assertEquals(another, not.evidence());
        assertEquals(NOTE_CODE + ", which maria named, is the note of another invoice, fc-of-another", not.message());
        assertInstanceOf(Outcome.Accepted.class, outcome(200, another), "what the provider named itself is its word");
    }

    @ParameterizedTest
    @CsvSource({"200, 404", "404, 404", "200, 400", "499, 499", "200, 499"})
    void shouldBeRefused_whenThePersonNamedANoteThatDoesNotExist(int status, int code) {
        String body = body("" + code, "No existe", "");
        Outcome.NotTheNote not = assertInstanceOf(Outcome.NotTheNote.class, ofAWord(status, body));
        assertEquals(
                "%s, which maria named, is not known to LaFactura (%d: No existe)".formatted(NOTE_CODE, code),
                not.message());
        undecided(status, body);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 500",
        "500, 404",
        "200, 429",
        "200, 401",
        "200, 403",
        "200, 408",
        "200, 409",
        "401, 404",
        "429, 404",
        "200, 399"
    })
    void shouldBeAskedAgain_whenTheAnswerSaysNothingOfTheNamedNote(int status, int code) {
        assertInstanceOf(Outcome.Undecided.class, ofAWord(status, body("" + code, "no", "")));
    }

    @Test
    void shouldBeAskedAgain_whenTheAnswerIsUnreadableOrAboutAnotherDocument() {
        assertInstanceOf(Outcome.Undecided.class, ofAWord(200, ""));
        assertInstanceOf(Outcome.Undecided.class, ofAWord(404, "<html>"));
        String otherNote = VERIFIED.replace(NOTE_CODE, "nc-other").replace(Fixtures.INVOICE, "fc-other");
        assertInstanceOf(Outcome.Undecided.class, ofAWord(200, otherNote));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3", "4", "89", "90", "x", "-2", "2x", "2.0", "9999999999"})
    void shouldBePolledAgain_whenTheProcessDecidesNothing(String process) {
        Outcome outcome = process("\"process\":\"%s\"".formatted(process));
        assertEquals(
                new Outcome.Undecided(process, "the DIAN has not decided (process %s)".formatted(process), NOTE),
                outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"process\":\"\"", "\"process\":null", "\"other\":\"2\"", "\"process\":{\"a\":2}"})
    void shouldBePolledAgain_whenThereIsNoProcess(String json) {
        assertNull(assertInstanceOf(Outcome.Undecided.class, process(json)).process());
    }

    @Test
    void shouldBePolledAgain_whenTheAnswerIsAboutTheInvoice() {
        undecided(200, VERIFIED.replace(NOTE_CODE, Fixtures.INVOICE));
    }

    @Test
    void shouldBeAccepted_whenTheNotesCodeIsInAnotherCase() {
        assertInstanceOf(Outcome.Accepted.class, outcome(200, VERIFIED.replace("\"nc-", "\"NC-")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "404", "429", "500", "\"503\""})
    void shouldBePolledAgain_whenTheCodeIsAnError(String code) {
        undecided(200, body(code, "no", "\"process\":\"99\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 404, 429, 500})
    void shouldBePolledAgain_whenTheAnswerCannotBeRead(int status) {
        assertTrue(undecided(status, "").message().contains("" + status));
        undecided(status, "<html></html>");
        undecided(status, VERIFIED.substring(0, VERIFIED.length() / 2));
    }

    @Test
    void shouldSayWhichCancellation_whenThereIsNoNoteToAskAbout() {
        String message = Failures.message(
                NullPointerException.class, () -> Fixtures.unit().request(Operation.STATUS, Fixtures.sending()));
        assertTrue(message.contains("id-1"), message);
    }

    @Test
    void shouldSayWhichCancellation_whenAnAnswerComesThoughThereIsNoNote() {
        String message = Failures.message(
                NullPointerException.class, () -> Fixtures.unit().status(Fixtures.sending(), http(200, VERIFIED)));
        assertTrue(message.contains("id-1"), message);
    }
}
