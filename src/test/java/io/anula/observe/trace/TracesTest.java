package io.anula.observe.trace;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.TraceReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TracesTest {
    private static final String REQUEST =
            "{\"provider\":\"lafactura\",\"tascode\":\"fc-traced-1\",\"description\":\"Prueba\"}";

    private static final String SUBMIT = "direct://lafactura-request";

    @Test
    void shouldSendASpanOfEachCall_withoutLoginAndContent(@TempDir Path home) throws IOException {
        try (TraceReceiver receiver = new TraceReceiver();
                Simulator simulator = Simulator.start(SimulatorOptions.builder().build())) {
            Map<String, String> environment = Map.of(
                    "LAFACTURA_URL",
                    simulator.laFacturaUrl(),
                    "TRACE_ENDPOINT",
                    receiver.endpoint(),
                    "NODE_NAME",
                    "traced-node",
                    "INBOX_SETTLE",
                    "50ms");
            Path inbox = Files.createDirectories(home.resolve("inbox"));
            Files.writeString(inbox.resolve("one.json"), REQUEST);
            try (InProcess service = InProcess.running(home, environment, Clock.systemUTC())) {
                assertTrue(service.database().isReachable());
                await().until(() -> simulator.notes("fc-traced-1") == 1);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> receiver.received().contains(SUBMIT));
            }
            String spans = receiver.received();
            assertTrue(spans.contains("traced-node"), "the node is named");
            assertTrue(spans.contains("/lafactura/api2.0/invoice/"), "the call");
            assertFalse(spans.contains("scheduler:"), "looks whether there is anything to do");
            for (String secret : new String[] {"Authorization", "Basic ", "ZGVtbzpkZW1v", "deleteInvoice"}) {
                assertFalse(spans.contains(secret), secret);
            }
        }
    }

    @Test
    void shouldBeWanted_onlyWhenSomebodySaysWhereTo() {
        assertFalse(Traces.areWanted("", Map.of("PATH", "/bin")));
        assertTrue(Traces.areWanted("http://127.0.0.1:4318", Map.of()));
        assertEquals(true, Traces.areWanted("", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")));
    }
}
