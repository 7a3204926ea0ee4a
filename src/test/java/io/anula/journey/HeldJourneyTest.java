package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.simulator.Fault;
import io.anula.testing.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nobody can be asked, what is uncertain goes to a person and is never sent again. */
final class HeldJourneyTest {
    private static String request(String invoice) {
        return "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}".formatted(invoice);
    }

    @Test
    void shouldHoldWithWaysOut_whenNobodyCanBeAsked(@TempDir Path home) throws IOException {
        try (Journey journey = new Journey(home, Map.of())) {
            journey.simulator.scriptCancels("fc-made", Fault.RESET_AFTER);
            journey.simulator.scriptCancels("fc-not-made", Fault.HTTP_500_BEFORE);
            journey.simulator.scriptCancels("1204", Fault.HANG_AFTER);
            journey.drop("two.jsonl", List.of(request("fc-made"), request("fc-not-made")));
            journey.drop("calipso.json", List.of(Resources.sample("calipso-new.json")));

            Map<String, Cancellation> lives = journey.atRest(3);

            for (Cancellation life : lives.values()) {
                assertEquals(State.HELD, life.state());
                assertTrue(Objects.requireNonNull(life.message()).contains("retry if it was not"), life.message());
            }
            assertEquals(1, journey.simulator.notes("fc-made"));
            assertEquals(0, journey.simulator.notes("fc-not-made"));
            assertEquals(1, journey.simulator.notes("1204"));
        }
    }

    @Test
    void shouldGoOnOnlyWithWhatIsFound_whenTheLookUpIsAHint(@TempDir Path home) throws IOException {
        try (Journey journey = new Journey(home, Map.of("LAFACTURA_LOOKUP", "hint"))) {
            journey.simulator.scriptCancels("fc-made", Fault.RESET_AFTER);
            journey.simulator.scriptCancels("fc-not-made", Fault.RESET_BEFORE);
            journey.drop("two.jsonl", List.of(request("fc-made"), request("fc-not-made")));

            Map<String, Cancellation> lives = journey.atRest(2);

            assertEquals(
                    State.ACCEPTED, Objects.requireNonNull(lives.get("fc-made")).state());
            assertEquals(
                    State.HELD, Objects.requireNonNull(lives.get("fc-not-made")).state());
        }
    }

    @Test
    void shouldGoOnByItself_whenTheProviderCouldNotBeReached(@TempDir Path home) throws IOException {
        try (Journey journey = new Journey(home, Map.of())) {
            journey.simulator.pauseListening();
            journey.drop("one.jsonl", List.of(request("fc-late")));
            journey.untilTried("fc-late");
            journey.simulator.resumeListening();

            Cancellation life = Objects.requireNonNull(journey.atRest(1).get("fc-late"));

            assertEquals(State.ACCEPTED, life.state());
            assertEquals(1, life.attempts(), "a call that never left is no attempt");
        }
    }
}
