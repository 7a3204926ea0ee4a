package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.provider.Operation;
import io.anula.provider.Request;
import io.anula.provider.http.Targets;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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
    private final Fixtures.Called unit = Fixtures.unit(new SettableClock(), SETTINGS);

    private static void assertCalls(Request request, String method, String url, Duration connect, Duration response) {
        String target = new Targets()
                .of(
                        Fixtures.account(SETTINGS).account(),
                        request.url(),
                        request.method(),
                        request.body() != null,
                        request.patience())
                .getUri();
        assertEquals(method, request.method());
        assertEquals(url, request.url());
        assertEquals("application/json", request.contentType());
        for (String part : new String[] {
            "httpMethod=" + method,
            "getWithBody=true",
            "deleteWithBody=true",
            "connectTimeout=" + connect.toMillis(),
            "responseTimeout=" + response.toMillis()
        }) {
            assertTrue(target.contains(part), target);
        }
    }

    @Test
    void shouldCallAsTheSettingsSay() {
        Duration connect = Duration.ofSeconds(3);
        Duration response = Duration.ofSeconds(50);
        assertCalls(
                unit.request(Operation.SUBMIT, Fixtures.sending()),
                "DELETE",
                "http://127.0.0.1:1/api/invoice/",
                connect,
                response);
        String verify = "http://127.0.0.1:1/api/verify/";
        assertCalls(unit.request(Operation.STATUS, Fixtures.sent()), "GET", verify, connect, response);
        assertCalls(unit.request(Operation.LOOKUP, Fixtures.sending()), "GET", verify, connect, response);
        assertCalls(unit.request(Operation.EXPLAIN, Fixtures.sent()), "GET", verify, connect, Duration.ofSeconds(4));
        assertEquals("Basic dTpw", Fixtures.account(SETTINGS).account().authorization());
    }

    @Test
    void shouldLookTheInvoiceUp_byItsCode() {
        assertEquals(
                "{\"verifyStatus\":{\"tascode\":\"%s\"}}".formatted(Fixtures.INVOICE),
                Fixtures.utf8(Objects.requireNonNull(
                        unit.request(Operation.LOOKUP, Fixtures.sending()).body())));
        String body = Fixtures.body("200", "ok", "\"tascode\":\"%s\",\"referal\":\"nc-9\"".formatted(Fixtures.INVOICE));
        assertInstanceOf(Outcome.Found.class, unit.found(Fixtures.sending(), Fixtures.http(200, body)));
    }
}
