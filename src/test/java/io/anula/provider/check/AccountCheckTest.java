package io.anula.provider.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import io.anula.config.settings.Settings;
import io.anula.provider.Report;
import io.anula.provider.Report.Severity;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.FreePort;
import io.anula.testing.Given;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountCheckTest {
    private static List<Report> check(Map<String, String> environment, Clock clock) {
        Settings settings = Settings.load(Given.PROVIDERS.settings(), Path.of(""), environment, new Properties());
        return check(settings, Given.LAFACTURA, clock);
    }

    private static List<Report> check(Settings settings, Provider provider, Clock clock) {
        return new AccountCheck(clock)
                .check(
                        settings.account(new AccountName(provider, "default")).orElseThrow(),
                        Given.PROVIDERS.of(provider).checks());
    }

    private static Simulator simulator() {
        return Simulator.start(
                SimulatorOptions.builder().laFacturaLogin("demo", "right").build());
    }

    private static Map<String, String> at(String url, String password) {
        return new HashMap<>(Map.of("LAFACTURA_URL", url, "LAFACTURA_PASSWORD", password));
    }

    @Test
    void shouldFindNothing_whenTheAccountIsTaken() {
        try (Simulator simulator = simulator()) {
            List<Report> found = check(at(simulator.laFacturaUrl(), "right"), Clock.systemUTC());
            assertEquals(List.of(Severity.OK), severities(found), found::toString);
            assertEquals(0, simulator.stats().cancels());
        }
    }

    @Test
    void shouldBeAnError_whenTheLoginIsRefused() {
        try (Simulator simulator = simulator()) {
            List<Report> found = check(at(simulator.laFacturaUrl(), "not-the-password"), Clock.systemUTC());
            assertEquals(1, found.size(), found::toString);
            assertEquals(Severity.ERROR, found.get(0).severity());
            assertTrue(!found.toString().contains("not-the-password"), found::toString);
        }
    }

    @Test
    void shouldBeAnError_whenNothingAnswersThere() {
        List<Report> found = check(at("http://127.0.0.1:" + FreePort.next(), "x"), Clock.systemUTC());
        assertEquals(List.of(Severity.ERROR), severities(found), found::toString);
    }

    @Test
    void shouldBeAnError_whenTheHostIsUnknown() {
        List<Report> found = check(at("http://no-such-host.invalid/", "x"), Clock.systemUTC());
        assertEquals(List.of(Severity.ERROR), severities(found), found::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <!DOCTYPE html><form>Iniciar sesión</form>, a page",
        "404, text/html, <html>Not Found</html>, a page",
        "301, text/html, <html>moved</html>, https://elsewhere.example/",
        "302, application/json, {}, https://elsewhere.example/",
        "200, text/plain, ok, something else"
    })
    void shouldBeAnError_whenAPageOrARedirectIsAnswered(int status, String type, String body, String said)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            List<Report> found =
                    check(at("http://127.0.0.1:" + server.getAddress().getPort(), "right"), Clock.systemUTC());
            assertEquals(List.of(Severity.ERROR), severities(found), found::toString);
            assertTrue(found.get(0).what().contains(said), found::toString);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldSayWhatWasNotAsked_whenCalipsoHasNoLookup() {
        try (Simulator simulator = simulator()) {
            List<Report> found = calipso(simulator.calipsoUrl());
            assertEquals(List.of(Severity.OK, Severity.NOT_ASKED), severities(found), found::toString);
            assertEquals(0, simulator.stats().cancels());
        }
        List<Report> found = calipso("http://127.0.0.1:" + FreePort.next());
        assertEquals(List.of(Severity.ERROR, Severity.NOT_ASKED), severities(found), found::toString);
    }

    private static List<Report> calipso(String url) {
        Settings settings =
                Settings.load(Given.PROVIDERS.settings(), Path.of(""), Map.of("CALIPSO_URL", url), new Properties());
        return check(settings, Given.CALIPSO, Clock.systemUTC());
    }

    private static List<Severity> severities(List<Report> found) {
        return found.stream().map(Report::severity).toList();
    }

    @Test
    void shouldFindSomething_whenTheAddressIsAnotherService() {
        try (Simulator simulator = simulator()) {
            List<Report> found =
                    check(at("http://127.0.0.1:%d/nowhere".formatted(simulator.port()), "right"), Clock.systemUTC());
            assertEquals(1, found.size(), found::toString);
        }
    }

    @Test
    void shouldWarn_whenAnyAnswerOfCalipsoIsBelieved() {
        try (Simulator simulator = simulator()) {
            for (String proof : List.of("http", "cae", "")) {
                Map<String, String> environment =
                        Map.of("CALIPSO_URL", simulator.calipsoUrl(), "CALIPSO_ANSWER_PROOF", proof);
                Settings settings =
                        Settings.load(Given.PROVIDERS.settings(), Path.of(""), environment, new Properties());
                List<Severity> found = severities(check(settings, Given.CALIPSO, Clock.systemUTC()));
                assertEquals(proof.equals("http"), found.contains(Severity.WARNING), found::toString);
            }
        }
    }

    /** A server of the JDK says the date, as real ones do. */
    @Test
    void shouldWarn_whenTheClocksDiffer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
            List<Report> found =
                    check(at("http://127.0.0.1:" + server.getAddress().getPort(), "right"), late);
            assertTrue(found.toString().contains("clock"), found::toString);
        } finally {
            server.stop(0);
        }
    }
}
