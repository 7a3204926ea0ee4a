package io.anula.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.io.Json;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.AnulaProcess;
import io.anula.testing.TraceReceiver;
import io.anula.testing.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process whose login is refused: whoever reads its log, its health, its metrics or its traces learns no password. */
final class SecretsTest {
    private static final String PASSWORD = "Pa55-that-nobody-may-read";
    private static final String TOKEN = "t0ken-that-nobody-may-read-either";
    private static final String HOOK = "h00k-that-nobody-may-read-either";
    private static final String LOGIN =
            Base64.getEncoder().encodeToString(("demo:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String REQUEST =
            "{\"provider\":\"lafactura\",\"tascode\":\"fc-secret-1\",\"description\":\"Prueba\"}";

    @TempDir
    private Path home = Path.of("");

    @ParameterizedTest
    @CsvSource({"text,INFO", "json,DEBUG"})
    void shouldTellNoSecret(String form, String level) throws Exception {
        int port = Web.freePort();
        copy("routes");
        copy("config");
        Path logging = home.resolve("config/logback.xml");
        Files.writeString(
                logging, Files.readString(logging).replace("<root level=\"INFO\">", "<root level=\"" + level + "\">"));
        Files.writeString(Files.createDirectories(home.resolve("inbox")).resolve("one.json"), REQUEST);
        try (TraceReceiver traces = new TraceReceiver();
                Simulator simulator = Simulator.start(SimulatorOptions.builder().build());
                AnulaProcess anula = process(environment(form, port, simulator, traces))) {
            anula.start();
            anula.awaitUp();
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            Web.get(port, "/observe/health?data=true").body().contains("account-paused"));
            assertTrue(simulator.stats().refusedLogins() > 0);
            assertEquals(200, Web.get(port, "/api/summary", TOKEN).statusCode());
            Web.post(port, "/hooks/lafactura/" + HOOK, "{\"tascode\":\"nc-1\"}");
            assertTellsNone("health", Web.get(port, "/observe/health?data=true").body());
            assertTellsNone("metrics", Web.get(port, "/observe/metrics").body());
            assertEquals(0, anula.end());
            assertTellsNone("log", Files.readString(anula.log()));
            assertTellsNone("traces", traces.received());
            assertTrue(traces.received().contains("lafactura-request"));
            if (form.equals("json")) {
                assertJson(Files.readAllLines(anula.log()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource("xml")
    void shouldNotStart_whenNobodyKnowsSuchALog(String form) throws Exception {
        try (AnulaProcess anula = process(Map.of("ANULA_LOG", form))) {
            assertEquals(2, anula.command("check"));
            assertTrue(Files.readString(home.resolve("check.log"))
                    .contains("ANULA_LOG = \"xml\": expected one of text, json"));
        }
    }

    private static void assertJson(List<String> lines) {
        assertTrue(lines.size() > 3);
        lines.forEach(line ->
                assertTrue(Json.object(line).filter(each -> each.has("message")).isPresent(), line));
    }

    private void assertTellsNone(String where, String said) throws IOException {
        String owners = Files.readString(home.resolve("data/anula.secret")).strip();
        for (String secret : List.of(PASSWORD, TOKEN, HOOK, LOGIN, "Basic " + LOGIN.substring(0, 6), owners)) {
            assertFalse(said.contains(secret), () -> secret + " is in the " + where);
        }
        assertFalse(said.matches("(?is).*authorization\\W{0,4}basic.*"), where);
    }

    private static Map<String, String> environment(String form, int port, Simulator simulator, TraceReceiver traces) {
        return Map.of(
                "ANULA_LOG",
                form,
                "HTTP_PORT",
                Integer.toString(port),
                "LAFACTURA_URL",
                simulator.laFacturaUrl(),
                "LAFACTURA_PASSWORD",
                PASSWORD,
                "SIMULATOR_ENABLED",
                "false",
                "STORE_LISTEN",
                "",
                "INBOX_SETTLE",
                "50ms",
                "RESEND_FIRST_DELAY",
                "100ms",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                traces.endpoint());
    }

    private AnulaProcess process(Map<String, String> environment) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new AnulaProcess(List.of(java, "-cp", classes, "io.anula.Main"), home, environment);
    }

    private void copy(String folder) throws IOException {
        Path to = Files.createDirectories(home.resolve(folder));
        try (Stream<Path> shipped = Files.list(Path.of(folder))) {
            for (Path each : shipped.toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
        }
    }
}
