package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.simulator.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** One invoice for each fault, all struck at once; with a provider whose look-up can be believed every life ends. */
final class FaultJourneyTest {
    private static final List<Fault> CANCELS = Stream.of(Fault.values())
            .filter(fault -> fault.cancels() && fault != Fault.REFUSE)
            .toList();

    private static final List<Fault> VERIFIES = Stream.of(Fault.values())
            .filter(fault -> fault.verifies() && fault != Fault.REFUSE && fault != Fault.STUCK_AT_1)
            .toList();

    private static Journey journey;
    private static Map<String, Cancellation> lives;

    @BeforeAll
    static void live(@TempDir Path home) throws IOException {
        journey = new Journey(home, Map.of("LAFACTURA_LOOKUP", "authoritative"));
        CANCELS.forEach(fault -> journey.simulator.scriptCancels("fc-cancel-" + fault.wireName(), fault));
        VERIFIES.forEach(fault -> journey.simulator.scriptVerifies("fc-verify-" + fault.wireName(), fault));
        List<String> invoices = Stream.concat(
                        CANCELS.stream().map(fault -> "fc-cancel-" + fault.wireName()),
                        VERIFIES.stream().map(fault -> "fc-verify-" + fault.wireName()))
                .toList();
        journey.drop(
                "faults.jsonl", invoices.stream().map(FaultJourneyTest::request).toList());
        lives = journey.atRest(invoices.size());
    }

    @AfterAll
    @SuppressWarnings("NullAway") // set by live()
    static void end() {
        journey.close();
    }

    private static String request(String invoice) {
        return "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}".formatted(invoice);
    }

    private static Cancellation life(String invoice) {
        Cancellation life = lives.get(invoice);
        assertNotNull(life, invoice);
        return life;
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {
                "REFUSE",
                "BODY_400",
                "STUCK_AT_1",
                "JUMP_TO_95",
                "UNKNOWN_7",
                "REVOKED",
                "SECOND_NOTE",
                "INVOICE_AT_1",
                "ZIP_404"
            })
    void shouldEndWithOneNote_whenACancelIsStruck(Fault fault) {
        Cancellation life = life("fc-cancel-" + fault.wireName());
        assertEquals(State.ACCEPTED, life.state(), life.toString());
        assertEquals(1, journey.simulator.notes(life.key().invoice()));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "BODY_400")
    void shouldBeRejectedWithoutANote_whenTheProviderRefuses(Fault fault) {
        Cancellation life = life("fc-cancel-" + fault.wireName());
        assertEquals(State.REJECTED, life.state());
        assertEquals(0, journey.simulator.notes(life.key().invoice()));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "JUMP_TO_95")
    void shouldBeRejected_whenTheAuthorityRejects(Fault fault) {
        Cancellation life = life("fc-verify-" + fault.wireName());
        assertEquals(State.REJECTED, life.state());
        assertEquals("95", life.process());
        assertEquals(1, journey.simulator.notes(life.key().invoice()));
        String message = Objects.requireNonNull(life.message());
        assertTrue(message.contains("Regla CAM01"), message);
        assertFalse(message.contains("exito"), message);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "RESET_BEFORE",
                "HANG_BEFORE",
                "HTTP_500_BEFORE",
                "HTTP_503",
                "HTTP_429",
                "HTML",
                "CUT_JSON",
                "BODY_500",
                "UNKNOWN_7",
                "SLOW_DRIP"
            })
    void shouldGoOnAsking_whenAVerifyIsStruck(Fault fault) {
        Cancellation life = life("fc-verify-" + fault.wireName());
        assertEquals(State.ACCEPTED, life.state(), life.toString());
        assertEquals(1, journey.simulator.notes(life.key().invoice()));
    }
}
