package io.anula.provider.lafactura;

import static io.anula.provider.lafactura.Fixtures.INVOICE;
import static io.anula.provider.lafactura.Fixtures.sending;
import static io.anula.provider.lafactura.Fixtures.utf8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.provider.Request;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTest {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final String ON_21 = "549115f582e4386f020705a29d79eaed";
    private static final String ON_22 = "338c27d2340b5b1ca0f28ac7d199e8e0";

    private final SettableClock clock = new SettableClock();

    @ParameterizedTest
    @CsvSource({
        "2020-03-21T05:00:00Z, " + ON_21,
        "2020-03-21T17:00:00Z, " + ON_21,
        "2020-03-22T04:59:59.999999999Z, " + ON_21,
        "2020-03-22T05:00:00Z, " + ON_22
    })
    void shouldHashTheDayInBogota(Instant moment, String hash) {
        assertEquals(hash, Hash.of(INVOICE, moment, BOGOTA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "Pacific/Honolulu"})
    void shouldHashTheDayInBogota_whenTheMachineIsElsewhere(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Fixtures.Called unit = Fixtures.unit(clock, Map.of());
            clock.set(Instant.parse("2020-03-22T04:59:59.999Z"));
            assertTrue(utf8(unit.cancelForm(sending())).contains(ON_21));
            clock.set(Instant.parse("2020-03-22T05:00:00Z"));
            assertTrue(utf8(unit.cancelForm(sending())).contains(ON_22));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void shouldHashTheDayOfTheAccount_whenItsZoneIsAnother() {
        clock.set(Instant.parse("2020-03-22T04:59:59Z"));
        Fixtures.Called unit = Fixtures.unit(clock, Map.of("lafactura.timezone", "UTC"));
        assertTrue(utf8(unit.cancelForm(sending())).contains(ON_22));
    }

    @Test
    void shouldAskForTheNote_byteForByte() {
        clock.set(Instant.parse("2020-03-21T12:00:00Z"));
        byte[] expected = ("{\"deleteInvoice\":{\"tascode\":\"fc-54984309jtr0ret90jjrg\","
                        + "\"hash\":\"549115f582e4386f020705a29d79eaed\","
                        + "\"description\":\"El cliente no aceptó el producto\"}}")
                .getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(expected, Fixtures.unit(clock, Map.of()).cancelForm(sending()));
    }

    @Test
    void shouldSendTheIdAndNoHash_whenTheInterfaceIs30() {
        Fixtures.Called unit = Fixtures.unit(clock, Map.of("lafactura.api", "3.0", "lafactura.url", "https://h/v30/"));
        Request first = unit.request(Operation.SUBMIT, sending());
        assertEquals("POST https://h/v30/creditNote/", first.method() + ' ' + first.url());
        assertEquals(
                "{\"deleteInvoice\":{\"tascode\":\"fc-54984309jtr0ret90jjrg\",\"intID\":\"id-1\","
                        + "\"description\":\"El cliente no aceptó el producto\"}}",
                first.text());
        clock.set(clock.instant().plus(Duration.ofDays(400)));
        assertEquals(first.text(), unit.request(Operation.SUBMIT, sending()).text(), "the same in every attempt");
    }

    @Test
    void shouldSendTheSendersOwnId_whenThereIsOne() {
        Fixtures.Called unit = Fixtures.unit(clock, Map.of("lafactura.api", "3.0"));
        String stored = new Content("{\"a\":1}", "NC-Ñ-7").stored();
        Claim claim = Given.claim(sending().cancellation(), stored);
        assertTrue(utf8(unit.cancelForm(claim)).contains("\"intID\":\"NC-Ñ-7\",\"description\":\"{\\\"a\\\":1}\""));
        String second = utf8(Fixtures.unit(clock, Map.of()).cancelForm(claim));
        assertTrue(second.contains("\"description\":\"{\\\"a\\\":1}\"") && !second.contains("intID"), second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "{",
                "{}",
                "{\"description\":\"x\",\"intID\":\"y\"}",
                "{\"description\":1}",
                "[1]",
                "\n{a"
            })
    void shouldStoreEveryDescriptionSoThatItIsReadAgain(String description) {
        assertEquals(new Content(description, null), Content.of(new Content(description, null).stored()));
        assertEquals(new Content(description, "7"), Content.of(new Content(description, "7").stored()));
    }

    @Test
    void shouldVerifyByPost_whenTheInterfaceIs30() {
        Request verify = Fixtures.unit(clock, Map.of("lafactura.api", "3.0", "lafactura.url", "https://h/v30/"))
                .request(Operation.STATUS, Fixtures.sent());
        assertEquals("POST https://h/v30/invoice/", verify.method() + ' ' + verify.url());
        assertEquals("{\"verifyStatus\":{\"tascode\":\"nc-54984309jtr903840932480\"}}", verify.text());
    }

    @Test
    void shouldVerifyAsTheAccountSays_whenItsSettingsAreOther() {
        Map<String, String> settings = Map.of(
                "lafactura.api", "3.0",
                "lafactura.url", "https://h",
                "lafactura.verify.method", "GET",
                "lafactura.verify.path", "/general/",
                "lafactura.verify.body", "estado");
        Request verify = Fixtures.unit(clock, settings).request(Operation.STATUS, Fixtures.sent());
        assertEquals("GET https://h/general/", verify.method() + ' ' + verify.url());
        assertEquals("{\"estado\":{\"tascode\":\"nc-54984309jtr903840932480\"}}", verify.text());
    }

    @Test
    void shouldEscapeOnlyWhatMustBe() {
        Cancellation quoted = sending().cancellation();
        String form = utf8(Fixtures.unit().cancelForm(Given.claim(quoted, "a \"b\" \\ ñ € 😀 </x>\n")));
        assertTrue(form.endsWith("\"description\":\"a \\\"b\\\" \\\\ ñ € 😀 </x>\\n\"}}"), form);
    }

    @Test
    void shouldAskAboutTheNote_byteForByte() {
        assertEquals(
                "{\"verifyStatus\":{\"tascode\":\"nc-54984309jtr903840932480\"}}",
                utf8(Objects.requireNonNull(Fixtures.unit()
                        .request(Operation.STATUS, Fixtures.sent())
                        .body())));
    }
}
