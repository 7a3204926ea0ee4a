package io.anula.cancellation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Failures;
import io.anula.testing.Given;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTest {
    private static Key key(String account, String invoice) {
        return new Key(Given.LAFACTURA, account, invoice);
    }

    @Test
    void shouldBeOneInvoice_whenOnlyTheCaseDiffers() {
        assertEquals("lafactura/default/fc-1a", key("default", "FC-1a").text());
        assertEquals(key("Default", "fc-1A").text(), key("default", "FC-1a").text());
    }

    @Test
    void shouldBeOneInvoice_whenTheMachineSpeaksTurkish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals("lafactura/default/fi-1", key("default", "FI-1").text());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldBeOneInvoice_whenOnlyTheAccountOfLaFacturaDiffers() {
        assertEquals(key("default", "fc-1").live(), key("acme", "FC-1").live());
        assertNotEquals(key("default", "fc-1").live(), key("default", "fc-2").live());
        assertEquals("lafactura/acme/fc-1", key("acme", "fc-1").text());
    }

    @Test
    void shouldBeTwoInvoices_whenTheAccountOfCalipsoDiffers() {
        Key first = new Key(Given.CALIPSO, "default", "541");
        assertNotEquals(first.live(), new Key(Given.CALIPSO, "acme", "541").live());
        assertEquals(first.live(), new Key(Given.CALIPSO, "default", "0000541").live());
        assertEquals("calipso/default/a-1", new Key(Given.CALIPSO, "default", "A-1").live());
    }

    @Test
    void shouldKeepTheInvoiceAsWritten() {
        assertEquals("FC-1a", key("default", "FC-1a").invoice());
    }

    @Test
    void shouldBeTwoInvoices_whenTheProviderDiffers() {
        assertNotEquals(key("default", "1").live(), new Key(Given.CALIPSO, "default", "1").live());
        assertNotEquals(key("default", "1").text(), new Key(Given.CALIPSO, "default", "1").text());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100})
    void shouldBeTaken_whenItIsNotTooLong(int length) {
        assertEquals(length, key("default", "x".repeat(length)).invoice().length());
    }

    @Test
    void shouldBeRefused_whenItIsTooLongOrBlank() {
        for (String invoice : List.of("x".repeat(101), "", "  ")) {
            String message = Failures.message(IllegalArgumentException.class, () -> key("default", invoice));
            assertTrue(message.contains("invoice") && message.contains("" + invoice.length()), message);
        }
    }

    @Test
    void shouldFindTheProvider_whenItsNameIsInAnyCase() {
        assertEquals(Optional.of(Given.LAFACTURA), Given.PROVIDERS.names().find("LaFactura"));
        assertEquals(Optional.of(Given.CALIPSO), Given.PROVIDERS.names().find("calipso"));
        assertEquals(Optional.empty(), Given.PROVIDERS.names().find("calipso "));
    }
}
