package io.anula.cancellation;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Failures;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state and every outcome: the state that it becomes, or {@code -} where it throws. */
final class TransitionTableTest {
    private static final String TABLE = """
            outcome        | READY   | SENDING  | IN_DOUBT | SENT     | ACCEPTED | REJECTED | HELD
            Claimed        | SENDING | -        | IN_DOUBT | SENT     | -        | -        | -
            Inspecting     | READY   | -        | -        | -        | -        | -        | -
            Inspected      | READY   | -        | -        | -        | -        | -        | -
            blocked        | HELD    | -        | -        | -        | -        | -        | -
            InspectionFailed | READY | -        | -        | -        | -        | -        | -
            LeaseExpired   | -       | IN_DOUBT | -        | -        | -        | -        | -
            Restored       | IN_DOUBT | -     | -        | -        | -        | -        | -
            Doubted        | IN_DOUBT | -     | -        | -        | -        | -        | -
            Created        | -       | SENT     | -        | -        | -        | -        | -
            Confirmed      | -       | ACCEPTED | ACCEPTED | -        | -        | -        | -
            Refused        | -       | REJECTED | -        | -        | -        | -        | -
            mendable       | -       | HELD     | -        | -        | -        | -        | -
            NotSent        | -       | READY    | -        | -        | -        | -        | -
            Unknown        | -       | IN_DOUBT | -        | -        | -        | -        | -
            Found          | -       | -        | SENT     | -        | -        | -        | -
            Absent         | -       | -        | READY    | -        | -        | -        | -
            Repeatable     | -       | -        | READY    | -        | -        | -        | -
            LookupFailed   | -       | -        | IN_DOUBT | -        | -        | -        | -
            Undecidable    | -       | -        | HELD     | -        | -        | -        | -
            Undecided      | -       | -        | -        | SENT     | -        | -        | -
            Accepted       | -       | -        | -        | ACCEPTED | -        | -        | -
            Rejected       | -       | -        | -        | REJECTED | -        | -        | -
            Verified       | -       | -        | -        | -        | -        | -        | -
            NotVerified    | -       | -        | -        | -        | -        | -        | -
            Hold           | HELD    | -        | HELD     | HELD     | -        | -        | -
            Release        | -       | -        | -        | -        | -        | -        | IN_DOUBT
            Retry          | -       | -        | -        | -        | -        | -        | READY
            ResolvedWithNote | -     | -        | -        | -        | -        | -        | SENT
            by CAE         | -       | -        | -        | -        | -        | -        | SENT
            NotTheNote     | -       | -        | -        | -        | -        | -        | -
            Doubled        | HELD    | HELD     | HELD     | -        | -        | -        | -
            ApprovalWanted | -       | -        | -        | -        | -        | -        | -
            Reopen         | -       | -        | -        | -        | HELD     | -        | -
            ResolvedNotCancelled | - | -        | -        | -        | -        | -        | REJECTED
            CheckNow         | READY | -        | -        | SENT     | -        | -        | -
            """;

    private static final Instant NOW = SettableClock.START;
    private static final Instant LEASE = NOW.plusSeconds(90);
    private static final Map<String, Outcome> OUTCOMES = outcomes();

    private final Transition unit = new Transition(Given.SCHEDULES);

    private static Map<String, Outcome> outcomes() {
        Map<String, Outcome> all = new LinkedHashMap<>();
        all.put("mendable", new Outcome.Refused("login", true, "e"));
        all.put("by CAE", new Outcome.ResolvedWithNote(new CreditNote("69124733689830", null, null), "maria", "seen"));
        all.put("blocked", new Outcome.Inspected(List.of(new Outcome.Breach("r", true, "no", null)), "e"));
        Stream.of(
                        new Outcome.Claimed(LEASE),
                        new Outcome.Inspecting(LEASE),
                        new Outcome.Inspected(List.of(), "e"),
                        new Outcome.InspectionFailed("away", true, null),
                        new Outcome.LeaseExpired(),
                        new Outcome.Restored(),
                        new Outcome.Doubted("none"),
                        new Outcome.Created(NOTE, "0", "e"),
                        new Outcome.Confirmed(NOTE, null, "e"),
                        new Outcome.Refused("no", false, "e"),
                        new Outcome.NotSent("down"),
                        new Outcome.Unknown("reset", null),
                        new Outcome.Found(NOTE, "1", "e"),
                        new Outcome.Absent("e"),
                        new Outcome.Repeatable("none", "e"),
                        new Outcome.LookupFailed("down", true, null),
                        new Outcome.Undecidable("no look-up", null),
                        new Outcome.Undecided("1", "wait", null),
                        new Outcome.Accepted(NOTE, "2", "e"),
                        new Outcome.Rejected("91", "why", "e"),
                        new Outcome.Verified(FindingKind.END_CHANGED, "rejected since"),
                        new Outcome.NotVerified("down", true, null),
                        new Outcome.Hold("maria", "stop"),
                        new Outcome.Release("maria", "go on"),
                        new Outcome.Retry("maria", "nothing there"),
                        new Outcome.ResolvedWithNote(NOTE, "maria", "seen"),
                        new Outcome.ResolvedNotCancelled("maria", "it stands"),
                        new Outcome.NotTheNote("no such note", "e"),
                        new Outcome.Doubled("id-0 is of the same invoice"),
                        new Outcome.ApprovalWanted("above 100"),
                        new Outcome.Reopen("maria", "it was not done"),
                        new Outcome.CheckNow("maria", "now"))
                .forEach(outcome -> all.put(outcome.getClass().getSimpleName(), outcome));
        return all;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    static Stream<Arguments> cells() {
        List<List<String>> lines = TABLE.lines().map(TransitionTableTest::cells).toList();
        List<String> states = lines.get(0);
        return lines.stream().skip(1).flatMap(line -> Stream.iterate(1, column -> column + 1)
                .limit(states.size() - 1L)
                .map(column -> Arguments.of(State.valueOf(states.get(column)), line.get(0), line.get(column))));
    }

    static Stream<Arguments> moves() {
        return cells().filter(cell -> !cell.get()[2].equals("-"));
    }

    private Cancellation apply(State state, String outcome) {
        return unit.apply(Given.in(state), Objects.requireNonNull(OUTCOMES.get(outcome)), NOW);
    }

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @MethodSource("cells")
    void shouldBecomeThatState_whenThatHappens(State state, String outcome, String expected) {
        if (expected.equals("-")) {
            String message = Failures.message(IllegalTransitionException.class, () -> apply(state, outcome));
            assertTrue(message.contains("id-1") && message.contains(state.name()), message);
        } else {
            assertEquals(State.valueOf(expected), apply(state, outcome).state());
        }
    }

    @ParameterizedTest(name = "{0} + {1}")
    @MethodSource("moves")
    void shouldKeepWhatNeverChanges_whenItMoves(State state, String outcome, String ignored) {
        Cancellation before = Given.in(state);
        Cancellation after = apply(state, outcome);
        assertEquals(before.version() + 1, after.version());
        assertEquals(before.id(), after.id());
        assertEquals(before.key(), after.key());
        assertEquals(before.createdAt(), after.createdAt());
        assertEquals(after.state() == state ? Given.CHANGED : NOW, after.changedAt());
    }

    @ParameterizedTest(name = "{0} + {1}")
    @MethodSource("moves")
    void shouldBeDueOrHeldOrEnded_whenItMoves(State state, String outcome, String ignored) {
        Cancellation after = apply(state, outcome);
        if (after.state().ended()) {
            assertNull(after.dueAt());
        } else if (after.state() == State.HELD) {
            assertNull(after.dueAt());
            assertNotNull(after.heldFrom());
            assertNotEquals("before", after.message());
            return;
        } else {
            assertNotNull(after.dueAt());
        }
        assertNull(after.heldFrom());
    }

    @ParameterizedTest(name = "{0} + {1}")
    @MethodSource("moves")
    void shouldKeepTheNote_whenOneIsKnown(State state, String outcome, String ignored) {
        if (outcome.equals("Reopen")) {
            assertNull(apply(state, outcome).note());
        } else if (Given.in(state).note() != null) {
            assertEquals(NOTE, apply(state, outcome).note());
        } else {
            assertTrue(Set.of(State.READY, State.SENDING, State.IN_DOUBT, State.HELD)
                    .contains(state));
        }
    }

    @Test
    void shouldHaveARow_whenThereIsAnOutcome() {
        Set<Class<?>> known = OUTCOMES.values().stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(leaves(Outcome.class), known);
        assertEquals(
                OUTCOMES.keySet(),
                TABLE.lines().skip(1).map(line -> cells(line).get(0)).collect(Collectors.toSet()));
    }

    private static Set<Class<?>> leaves(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? leaves(each).stream() : Stream.of(each))
                .collect(Collectors.toSet());
    }

    @Test
    void shouldTakeTheLease_whenClaimed() {
        for (State state : List.of(State.READY, State.IN_DOUBT, State.SENT)) {
            assertEquals(LEASE, apply(state, "Claimed").dueAt());
        }
        assertEquals(NOW.plus(Duration.ofSeconds(90)), LEASE);
    }
}
