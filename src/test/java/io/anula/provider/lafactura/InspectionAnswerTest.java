package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.Breach;
import io.anula.cancellation.Outcome.Inspected;
import io.anula.cancellation.Outcome.InspectionFailed;
import io.anula.cancellation.Pause;
import io.anula.cancellation.State;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.provider.Request;
import io.anula.provider.http.ProviderAnswer;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What LaFactura's answer about an invoice means before its first call. */
final class InspectionAnswerTest {
    private static final LaFactura UNIT = new LaFactura();

    private static Claim claim(String api) {
        ProviderAccount account = Given.lafacturaAccount(Map.of(
                "lafactura.api", api,
                "lafactura.rules.invoice-not-accepted", "block",
                "lafactura.rules.invoice-has-note", "warn"));
        return new Claim(Operation.INSPECT, Given.in(State.READY), "", SettableClock.START, account);
    }

    private static Outcome outcome(int status, String body) {
        return UNIT.outcome(Operation.INSPECT, claim("2.0"), new ProviderAnswer(status, body, null));
    }

    private static String body(int code, String tascode, String more) {
        return "{\"invoiceResult\":{\"status\":{\"code\":%d,\"text\":\"x\"},\"document\":{\"tascode\":\"%s\"%s}}}"
                .formatted(code, tascode, more);
    }

    private static String invoice() {
        return Given.in(State.READY).key().invoice();
    }

    @ParameterizedTest
    @CsvSource({"2.0, GET", "3.0, POST"})
    void shouldAskForTheInvoice_andForNothingElse(String api, String method) {
        Request request = UNIT.request(Operation.INSPECT, claim(api), SettableClock.START);
        assertEquals(method, request.method());
        assertTrue(request.url().endsWith("/invoice/"), request.url());
        assertEquals(
                "{\"verifyStatus\":{\"tascode\":\"%s\"}}".formatted(invoice()),
                new String(Objects.requireNonNull(request.body()), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"process\":\"2\"' | ",
                "'\"process\":\"2\",\"referal\":\"\"' | ",
                "'\"process\":2,\"referal\":\"fc-0\"' | ",
                "'\"process\":\"1\"' | invoice-not-accepted",
                "'\"process\":\"95\"' | invoice-not-accepted",
                "'\"referal\":null' | invoice-not-accepted",
                "'\"process\":\"2\",\"referal\":\"nc-9\"' | invoice-has-note",
                "'\"process\":\"2\",\"referal\":\"x9\"' | invoice-has-note",
                "'\"process\":\"0\",\"referal\":\"NC-9\"' | invoice-not-accepted,invoice-has-note"
            })
    void shouldNameTheRulesThatTheInvoiceBreaks(String fields, String expected) {
        Inspected inspected = assertInstanceOf(Inspected.class, outcome(200, body(200, invoice(), "," + fields)));
        assertEquals(
                expected == null ? List.of() : List.of(expected.split(",", -1)),
                inspected.breaches().stream().map(Breach::rule).toList());
        inspected.breaches().forEach(each -> assertEquals(each.rule().equals("invoice-not-accepted"), each.blocks()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410})
    void shouldNotCountAsAccepted_whenLaFacturaDoesNotShowIt(int code) {
        Inspected inspected = assertInstanceOf(Inspected.class, outcome(200, body(code, "", "")));
        assertEquals(
                List.of("invoice-not-accepted"),
                inspected.breaches().stream().map(Breach::rule).toList());
    }

    @ParameterizedTest
    @CsvSource({"200, 500, true", "503, 0, true", "404, 0, false", "200, 0, true", "200, 200, false"})
    void shouldBeAskedAgain_whenTheAnswerSaysNothing(int status, int code, boolean failure) {
        String body = code == 0 ? "x" : body(code, "fc-other", "");
        InspectionFailed failed = assertInstanceOf(InspectionFailed.class, outcome(status, body));
        assertEquals(failure, failed.failure());
        assertTrue(failed.message().contains("asked again"), failed.message());
    }

    @ParameterizedTest
    @CsvSource({"429, 0, BUSY", "401, 0, SETTINGS", "200, 429, BUSY", "200, 403, SETTINGS"})
    void shouldPauseTheAccount_whenEveryCallIsTurnedAway(int status, int code, Pause.Cause cause) {
        String body = code == 0 ? "" : body(code, "", "");
        InspectionFailed failed = assertInstanceOf(InspectionFailed.class, outcome(status, body));
        assertEquals(cause, Objects.requireNonNull(failed.pause()).cause());
    }
}
