package io.anula.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.Pause.Cause;
import io.anula.provider.http.ProviderAnswer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontEndTest {
    private static final String CALLED = "http://erp.example:80/api2.0/invoice/";
    private static final String PAGE = "<!DOCTYPE html><html><body>Iniciar sesión</body></html>";
    private static final Outcome READ = new Outcome.Unknown("cannot be read", "evidence");

    private static Outcome submitted(ProviderAnswer raw) {
        return FrontEnd.submitted(raw, CALLED, false, READ);
    }

    private static ProviderAnswer redirect(int status, String location) {
        return new ProviderAnswer(status, "<html>Found</html>", null, location);
    }

    @ParameterizedTest
    @CsvSource({
        "307, http://elsewhere.example/x",
        "308, http://erp.example/api2.0/invoice/",
        "301, https://erp.example/api2.0/invoice/",
        "301, http://erp.example/api2.0/invoice",
        "302, https://www.erp.example/api2.0/invoice/",
        "302, http://erp.example/login",
        "302, /login?back=%2Fapi",
        "303, /cuentas/iniciar-sesion"
    })
    void shouldBeUndone_whenTheSameCallIsWantedElsewhere_orALogin(int status, String location) {
        Outcome.NotSent moved = assertInstanceOf(Outcome.NotSent.class, submitted(redirect(status, location)));
        assertEquals(Cause.ADDRESS, cause(moved));
        assertEquals("<html>Found</html>", moved.evidence());
    }

    @ParameterizedTest
    @CsvSource({
        "302, http://erp.example/notas/17",
        "303, http://erp.example/api2.0/invoice/",
        "302, http://erp.example:80/api2.0/invoice/",
        "302, http://[::bad",
        "300, http://erp.example/x",
        "304,"
    })
    void shouldBeInDoubt_whenARedirectMayShowWhatWasDone(int status, String location) {
        assertEquals(
                Cause.ADDRESS, cause(assertInstanceOf(Outcome.Unknown.class, submitted(redirect(status, location)))));
    }

    @ParameterizedTest
    @CsvSource({"401, SETTINGS", "407, SETTINGS", "403, REFUSED", "404, REFUSED", "405, REFUSED"})
    void shouldBeUndone_whenTheCallIsRefused(int status, Cause cause) {
        Outcome outcome = submitted(new ProviderAnswer(status, "{\"error\":\"no\"}", null));
        assertEquals(cause, cause(assertInstanceOf(Outcome.NotSent.class, outcome)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void shouldBeUndoneAndTheAddressToBlame_whenThereIsOnlyAPage(int status) {
        Outcome outcome = submitted(new ProviderAnswer(status, PAGE, null));
        assertEquals(Cause.ADDRESS, cause(assertInstanceOf(Outcome.NotSent.class, outcome)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>The plain HTTP request was sent to HTTPS port</body></html>",
                "Reason: You're speaking plain HTTP to an SSL-enabled server port.",
                "Client sent an HTTP request to an HTTPS server.\n"
            })
    void shouldBeUndone_whenThePortWantsHttps(String body) {
        Outcome outcome = submitted(new ProviderAnswer(400, body, null));
        assertEquals(Cause.ADDRESS, cause(assertInstanceOf(Outcome.NotSent.class, outcome)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 400, 410, 422})
    void shouldBeInDoubt_whenAPageAnswers(int status) {
        Outcome.Unknown doubt =
                assertInstanceOf(Outcome.Unknown.class, submitted(new ProviderAnswer(status, PAGE, null)));
        assertEquals(Cause.ADDRESS, cause(doubt));
        assertEquals("cannot be read", doubt.message());
        assertEquals(false, doubt.failure());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 500, 502, 503})
    void shouldSayNothing_whenTheServerIsInTrouble(int status) {
        assertSame(READ, submitted(new ProviderAnswer(status, PAGE, null)));
    }

    @Test
    void shouldSayNothing_whenTheProvidersProgramSpeaks() {
        assertSame(READ, FrontEnd.submitted(new ProviderAnswer(403, "{}", null), CALLED, true, READ));
        assertSame(READ, submitted(new ProviderAnswer(200, "{\"x\":1}", null)));
        assertSame(READ, submitted(new ProviderAnswer(400, "{\"error\":\"orden desconocida\"}", null)));
    }

    @Test
    void shouldSayWhatCame_withoutTheQuery() {
        Pause pause = FrontEnd.pause(redirect(302, "http://sso.example/x?token=abc"));
        assertEquals("HTTP 302 → http://sso.example/x", demand(pause).what());
    }

    @Test
    void shouldBeAskedLater_whenALookIsTurnedAway() {
        ProviderAnswer busy = new ProviderAnswer(429, "", Duration.ofSeconds(7));
        Outcome status = FrontEnd.status(busy, false, READ);
        assertEquals(Cause.BUSY, cause(assertInstanceOf(Outcome.Undecided.class, status)));
        Outcome lookup = FrontEnd.lookup(new ProviderAnswer(200, PAGE, null), false, READ);
        assertEquals(Cause.ADDRESS, cause(assertInstanceOf(Outcome.LookupFailed.class, lookup)));
        assertSame(
                READ, FrontEnd.lookup(new ProviderAnswer(404, "{}", null), false, READ), "it may not know the order");
    }

    @Test
    void shouldPauseNothing_whenAllIsWell() {
        assertNull(FrontEnd.pause(new ProviderAnswer(200, "{}", null)));
        assertNull(FrontEnd.pause(new ProviderAnswer(200, "", null)));
    }

    private static Cause cause(Outcome outcome) {
        return demand(outcome.pause()).cause();
    }

    private static Pause demand(@Nullable Pause pause) {
        return Objects.requireNonNull(pause, "no pause");
    }
}
