package io.anula.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.anula.check.Report.Severity;
import io.anula.settings.Settings;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.FreePort;
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
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class ProvidersTest {
    private static List<Report> check(Map<String, String> environment, Clock clock) {
        Settings settings = Settings.load(Path.of(""), environment, new Properties());
        return new Providers(clock)
                .check(Objects.requireNonNull(settings.lafactura().get("default")));
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
            assertEquals(List.of(), check(at(simulator.laFacturaUrl(), "right"), Clock.systemUTC()));
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
    void shouldWarn_whenNobodyAnswersThere() {
        List<Report> found = check(at("http://127.0.0.1:" + FreePort.next(), "x"), Clock.systemUTC());
        assertEquals(1, found.size(), found::toString);
        assertEquals(Severity.WARNING, found.get(0).severity());
    }

    @Test
    void shouldWarn_whenTheAddressIsAnotherService() {
        try (Simulator simulator = simulator()) {
            List<Report> found =
                    check(at("http://127.0.0.1:%d/nowhere".formatted(simulator.port()), "right"), Clock.systemUTC());
            assertEquals(1, found.size(), found::toString);
        }
    }

    @Test
    void shouldWarn_whenAnyAnswerOfCalipsoIsBelieved() {
        for (String proof : List.of("http", "cae", "")) {
            Settings settings = Settings.load(Path.of(""), Map.of("CALIPSO_ANSWER_PROOF", proof), new Properties());
            List<Report> found = new Providers(Clock.systemUTC())
                    .check(Objects.requireNonNull(settings.calipso().get("default")));
            assertEquals(proof.equals("http") ? 1 : 0, found.size(), found::toString);
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
