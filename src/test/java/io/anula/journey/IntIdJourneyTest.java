package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.simulator.Fault;
import io.anula.simulator.SimulatorOptions;
import io.anula.simulator.SimulatorOptions.Lookup;
import io.anula.simulator.SimulatorOptions.RepeatedIntId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Interface 3.0 with each behaviour that a repeated intID may have: nothing is lost, and nothing is cancelled twice. */
final class IntIdJourneyTest {
    /** The work is done, and the answer is lost. */
    private static final List<Fault> DONE =
            List.of(Fault.HANG_AFTER, Fault.RESET_AFTER, Fault.HTTP_500_AFTER, Fault.HTML, Fault.CUT_JSON);

    /** Nothing is done, and nobody can know that. */
    private static final List<Fault> NOT_DONE = List.of(Fault.HANG_BEFORE, Fault.RESET_BEFORE, Fault.HTTP_500_BEFORE);

    private static Journey journey(Path home, RepeatedIntId repeated, Lookup shown, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("LAFACTURA_API", "3.0"));
        all.putAll(settings);
        return new Journey(
                home,
                all,
                SimulatorOptions.builder().repeatedIntId(repeated).lookup(shown).build());
    }

    private static String request(String invoice, String more) {
        return "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"%s}".formatted(invoice, more);
    }

    private static List<String> strike(Journey journey) {
        List<String> invoices = new ArrayList<>(List.of("fc-plain"));
        for (Fault fault : DONE) {
            invoices.add("fc-done-" + fault.wireName());
        }
        for (Fault fault : NOT_DONE) {
            invoices.add("fc-not-" + fault.wireName());
        }
        for (Fault fault : DONE) {
            journey.simulator.scriptCancels("fc-done-" + fault.wireName(), fault);
        }
        for (Fault fault : NOT_DONE) {
            journey.simulator.scriptCancels("fc-not-" + fault.wireName(), fault);
        }
        return invoices;
    }

    private static Map<String, Cancellation> lives(Journey journey) throws IOException {
        List<String> invoices = strike(journey);
        journey.drop(
                "all.jsonl", invoices.stream().map(each -> request(each, "")).toList());
        Map<String, Cancellation> lives = journey.atRest(invoices.size());
        assertEquals(0, journey.simulator.stats().doubles());
        assertEquals(invoices.size(), lives.size(), "none is lost");
        return lives;
    }

    private static State state(Map<String, Cancellation> lives, String invoice) {
        return Objects.requireNonNull(lives.get(invoice), invoice).state();
    }

    @ParameterizedTest
    @EnumSource(RepeatedIntId.class)
    void shouldHoldEveryDoubt_whenNothingIsKnownOfARepeatedId(RepeatedIntId repeated, @TempDir Path home)
            throws IOException {
        try (Journey journey = journey(home, repeated, Lookup.TRUTHFUL, Map.of())) {
            Map<String, Cancellation> lives = lives(journey);
            assertEquals(State.ACCEPTED, state(lives, "fc-plain"));
            lives.forEach((invoice, life) ->
                    assertEquals(invoice.equals("fc-plain") ? State.ACCEPTED : State.HELD, life.state(), invoice));
            assertEquals(0, journey.simulator.stats().repeatedIntIds());
            assertEquals(lives.size(), journey.simulator.stats().cancels(), "one call each");
        }
    }

    @ParameterizedTest
    @CsvSource({"SAME_NOTE, SILENT, none", "SAME_NOTE, TRUTHFUL, hint"})
    void shouldAcceptAllByThemselves_whenARepeatedIdAnswersWithTheSameNote(
            RepeatedIntId repeated, Lookup shown, String trust, @TempDir Path home) throws IOException {
        Map<String, String> settings = Map.of("LAFACTURA_INTID", "idempotent", "LAFACTURA_LOOKUP", trust);
        try (Journey journey = journey(home, repeated, shown, settings)) {
            Map<String, Cancellation> lives = lives(journey);
            lives.forEach((invoice, life) -> {
                assertEquals(State.ACCEPTED, life.state(), life + ": " + life.message());
                assertEquals(1, journey.simulator.notes(invoice), invoice);
            });
            boolean looked = shown == Lookup.TRUTHFUL;
            assertEquals(looked ? 0 : DONE.size(), journey.simulator.stats().repeatedIntIds());
            assertTrue(journey.simulator.stats().lookups() >= DONE.size() + NOT_DONE.size(), "the look-up comes first");
        }
    }

    @Test
    void shouldHold_whenARepeatedIdIsRefusedAgainstTheOperatorsWord(@TempDir Path home) throws IOException {
        Map<String, String> settings = Map.of("LAFACTURA_INTID", "idempotent");
        try (Journey journey = journey(home, RepeatedIntId.REFUSAL, Lookup.SILENT, settings)) {
            Map<String, Cancellation> lives = lives(journey);
            for (Fault fault : DONE) {
                assertEquals(State.HELD, state(lives, "fc-done-" + fault.wireName()));
            }
            for (Fault fault : NOT_DONE) {
                assertEquals(State.ACCEPTED, state(lives, "fc-not-" + fault.wireName()));
            }
            assertEquals(
                    DONE.size(), journey.simulator.stats().repeatedIntIds(), "one repeated call each, and no more");
        }
    }

    @Test
    void shouldBeSentOnce_whenTheLookUpFindsTheNoteThatASecondCallWouldDouble(@TempDir Path home) throws IOException {
        Map<String, String> settings = Map.of("LAFACTURA_LOOKUP", "authoritative");
        try (Journey journey = journey(home, RepeatedIntId.SECOND_NOTE, Lookup.TRUTHFUL, settings)) {
            lives(journey).forEach((invoice, life) -> {
                assertEquals(State.ACCEPTED, life.state(), life + ": " + life.message());
                assertEquals(1, journey.simulator.notes(invoice), invoice);
            });
            assertEquals(0, journey.simulator.stats().repeatedIntIds());
        }
    }

    @Test
    void shouldCancelOtherDocumentsAndRefuseAUsedId(@TempDir Path home) throws IOException {
        Map<String, String> settings = Map.of("LAFACTURA_INVOICE_PREFIXES", "fc-,ds-,da-");
        try (Journey journey = journey(home, RepeatedIntId.SAME_NOTE, Lookup.TRUTHFUL, settings)) {
            journey.drop(
                    "four.jsonl",
                    List.of(
                            request("ds-1", ",\"intID\":\"N-1\""),
                            request("da-1", ""),
                            request("fc-1", ",\"intID\":\"N-1\"")));
            Map<String, Cancellation> lives = journey.atRest(2);
            assertEquals(State.ACCEPTED, state(lives, "ds-1"));
            assertEquals(State.ACCEPTED, state(lives, "da-1"));
            assertEquals(0, journey.simulator.notes("fc-1"), "its id serves ds-1");
        }
    }
}
