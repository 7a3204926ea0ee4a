package io.anula.provider.lafactura;

import static io.anula.provider.lafactura.Fixtures.INVOICE;
import static io.anula.provider.lafactura.Fixtures.sending;
import static io.anula.provider.lafactura.Fixtures.utf8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.provider.Operation;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.nio.charset.StandardCharsets;
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
    void shouldSendNoHash_whenTheInterfaceIs30() {
        assertEquals(
                "{\"deleteInvoice\":{\"tascode\":\"fc-54984309jtr0ret90jjrg\","
                        + "\"description\":\"El cliente no aceptó el producto\"}}",
                utf8(Fixtures.unit(clock, Map.of("lafactura.api", "3.0")).cancelForm(sending())));
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
