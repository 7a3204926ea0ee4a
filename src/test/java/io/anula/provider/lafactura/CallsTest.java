package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.testing.SettableClock;
import java.util.Map;
import org.apache.camel.spi.NormalizedEndpointUri;
import org.junit.jupiter.api.Test;

/** Where each call goes, with which method, login and time-outs. */
final class CallsTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "lafactura.url", "http://127.0.0.1:1/api",
            "lafactura.username", "u",
            "lafactura.password", "p",
            "lafactura.connect-timeout", "3s",
            "lafactura.response-timeout", "50s",
            "lafactura.lookup", "hint",
            "lafactura.verify.path", "/verify/");
    private final LaFactura unit = Fixtures.unit(new SettableClock(), SETTINGS);

    private static void assertCalls(NormalizedEndpointUri target, String... parts) {
        for (String part : parts) {
            assertTrue(target.getUri().contains(part), target.getUri());
        }
    }

    @Test
    void shouldCallAsTheSettingsSay() {
        assertCalls(
                unit.cancelTarget(Fixtures.sending()),
                "127.0.0.1:1/api/invoice/?",
                "httpMethod=DELETE",
                "deleteWithBody=true",
                "connectTimeout=3000",
                "responseTimeout=50000");
        for (NormalizedEndpointUri verify :
                new NormalizedEndpointUri[] {unit.statusTarget(Fixtures.sent()), unit.lookupTarget(Fixtures.sending())
                }) {
            assertCalls(verify, "/api/verify/?", "httpMethod=GET", "getWithBody=true", "responseTimeout=50000");
        }
        assertCalls(
                unit.logTarget(Fixtures.sent()),
                "/api/verify/?",
                "httpMethod=GET",
                "connectTimeout=3000",
                "responseTimeout=4000");
        assertEquals("Basic dTpw", unit.login(Fixtures.sending()));
    }

    @Test
    void shouldLookTheInvoiceUp_byItsCode() {
        assertEquals(
                "{\"verifyStatus\":{\"tascode\":\"%s\"}}".formatted(Fixtures.INVOICE),
                Fixtures.utf8(unit.lookupForm(Fixtures.sending())));
        String body = Fixtures.body("200", "ok", "\"tascode\":\"%s\",\"referal\":\"nc-9\"".formatted(Fixtures.INVOICE));
        assertInstanceOf(Outcome.Found.class, unit.found(Fixtures.sending(), Fixtures.http(200, body)));
    }
}
