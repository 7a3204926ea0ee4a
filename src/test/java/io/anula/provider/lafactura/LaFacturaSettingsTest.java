package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.testing.Given;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How an account with LaFactura is called. */
final class LaFacturaSettingsTest {
    private static LaFacturaAccount account(Map<String, String> settings) {
        return (LaFacturaAccount) Given.lafacturaAccount(settings);
    }

    @Test
    void shouldSayHowLaFacturaIsCalled_whenTheInterfaceIs20Or30() {
        LaFacturaAccount second = account(Map.of("lafactura.url", "https://h/api2.0/"));
        assertEquals("https://h/api2.0", second.account().url());
        assertEquals(new LaFacturaAccount.Call("DELETE", "/invoice/"), second.cancel());
        assertEquals(new LaFacturaAccount.Call("GET", "/invoice/"), second.verify());
        assertEquals(ZoneId.of("America/Bogota"), second.zone());
        assertEquals(
                new LaFacturaAccount.Call("POST", "/creditNote/"),
                account(Map.of("lafactura.api", "3.0")).cancel());
        assertEquals(
                new LaFacturaAccount.Call("POST", "/x"),
                account(Map.of("lafactura.cancel.method", "POST", "lafactura.cancel.path", "/x"))
                        .cancel());
    }
}
