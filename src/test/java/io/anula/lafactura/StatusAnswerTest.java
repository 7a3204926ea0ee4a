package io.anula.lafactura;

import static io.anula.lafactura.Fixtures.NOTE;
import static io.anula.lafactura.Fixtures.NOTE_CODE;
import static io.anula.lafactura.Fixtures.body;
import static io.anula.lafactura.Fixtures.http;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.testing.Failures;
import io.anula.testing.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertTrue(rejected.message().contains(number) && rejected.message().contains("Operación realizada"));
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
                NullPointerException.class, () -> Fixtures.unit().statusForm(Fixtures.sending()));
        assertTrue(message.contains("id-1"), message);
    }
}
