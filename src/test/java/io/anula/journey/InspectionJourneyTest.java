package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.simulator.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invoices are looked at before their first call, with both interfaces: faults pass, and what a rule blocks is held. */
final class InspectionJourneyTest {
    private static final List<String> INVOICES =
            List.of("fc-fine", "fc-open", "fc-noted", "fc-down", "fc-lost", "fc-cut", "fc-doubt");

    private static String request(String invoice) {
        return "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}".formatted(invoice);
    }

    /** Another program cancels the invoice first. */
    private static void cancelElsewhere(String url, String invoice) throws IOException, InterruptedException {
        String body =
                "{\"deleteInvoice\":{\"tascode\":\"%s\",\"intID\":\"x\",\"description\":\"otro\"}}".formatted(invoice);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/creditNote/"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Basic ZGVtbzpkZW1v")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.body().contains("nc-"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "3.0"})
    void shouldSendOnlyWhatTheRulesLetPass(String api, @TempDir Path home) throws Exception {
        Map<String, String> settings = Map.of(
                "LAFACTURA_API", api,
                "LAFACTURA_LOOKUP", "hint",
                "LAFACTURA_RULES_INVOICE_NOT_ACCEPTED", "block",
                "LAFACTURA_RULES_INVOICE_HAS_NOTE", "block");
        try (Journey journey = new Journey(home, settings)) {
            cancelElsewhere(journey.simulator.laFactura3Url(), "fc-noted");
            journey.simulator.scriptVerifies("fc-open", Fault.INVOICE_AT_1);
            journey.simulator.scriptVerifies("fc-down", Fault.HTTP_503, Fault.BODY_500, Fault.HTML);
            journey.simulator.scriptVerifies("fc-lost", Fault.HANG_BEFORE, Fault.RESET_BEFORE);
            journey.simulator.scriptVerifies("fc-cut", Fault.CUT_JSON, Fault.HTTP_429);
            journey.simulator.scriptCancels("fc-doubt", Fault.RESET_AFTER);
            journey.drop(
                    "all.jsonl",
                    INVOICES.stream().map(InspectionJourneyTest::request).toList());

            Map<String, Cancellation> lives = journey.atRest(INVOICES.size());

            for (String invoice : INVOICES) {
                Cancellation life = Objects.requireNonNull(lives.get(invoice), invoice);
                boolean held = invoice.equals("fc-open") || invoice.equals("fc-noted");
                assertEquals(held ? State.HELD : State.ACCEPTED, life.state(), () -> life + ": " + life.message());
                assertEquals(held ? 0 : 1, life.attempts(), invoice);
            }
            assertTrue(
                    String.valueOf(Objects.requireNonNull(lives.get("fc-open")).message())
                            .startsWith("invoice-not-accepted: "));
            assertTrue(
                    String.valueOf(Objects.requireNonNull(lives.get("fc-noted")).message())
                            .startsWith("invoice-has-note: "));
            assertEquals(0, journey.simulator.notes("fc-open"));
            assertEquals(1, journey.simulator.notes("fc-noted"), "the other program's");
            assertEquals(0, journey.simulator.stats().doubles());
            assertEquals(
                    INVOICES.size() - 1, journey.simulator.stats().cancels(), "one call each, and the other program's");
        }
    }
}
