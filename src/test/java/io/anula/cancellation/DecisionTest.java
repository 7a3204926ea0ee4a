package io.anula.cancellation;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Failures;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person decides about a cancellation, and what they may not. */
final class DecisionTest {
    private static final Instant NOW = SettableClock.START;

    private final Transition unit = new Transition(Given.SCHEDULES);

    private Cancellation apply(Cancellation from, Outcome outcome) {
        return unit.apply(from, outcome, NOW);
    }

    private static @Nullable Duration until(Cancellation after) {
        Instant due = after.dueAt();
        return due == null ? null : Duration.between(NOW, due);
    }

    @Test
    void shouldGoBackToReady_whenAMendedRefusalIsReleased() {
        Cancellation held = apply(Given.in(State.SENDING), new Outcome.Refused("login refused", true, "e"));
        assertEquals(State.READY, held.heldFrom());
        assertEquals(
                State.READY, apply(held, new Outcome.Release("maria", "mended")).state());
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "IN_DOUBT", "SENT"})
    void shouldGoOnWhereItWas_whenReleased(State state) {
        Cancellation held = apply(Given.in(state), new Outcome.Hold("maria", "stop"));
        assertEquals(state, held.heldFrom());
        Cancellation after = apply(held, new Outcome.Release("maria", "go on"));
        assertEquals(state, after.state());
        assertEquals(Duration.ZERO, until(after));
        assertEquals(Given.in(state).note(), after.note());
        assertEquals("maria: go on", after.message());
    }

    @Test
    void shouldRefuseARetry_whenANoteExists() {
        Cancellation held = Given.held(Given.lafactura("fc-1"), State.SENT, NOTE);
        String message = Failures.message(
                IllegalTransitionException.class, () -> apply(held, new Outcome.Retry("maria", "please")));
        assertTrue(message.contains("nc-1"), message);
    }

    @Test
    void shouldEndWithTheNote_whenAPersonSawItAtCalipso() {
        Cancellation held = Given.held(Given.calipso("1204"), State.IN_DOUBT, null);
        CreditNote seen = new CreditNote("nc-looks-alike", null, null);
        Cancellation after = apply(held, new Outcome.ResolvedWithNote(seen, "maria", "seen in Calipso"));
        assertEquals(State.ACCEPTED, after.state());
        assertEquals(seen, after.note());
    }

    @Test
    void shouldBePolledAtOnce_whenAPersonSawTheNoteAtLaFactura() {
        Cancellation after = apply(Given.in(State.HELD), new Outcome.ResolvedWithNote(NOTE, "maria", "seen"));
        assertEquals(State.SENT, after.state());
        assertEquals(Duration.ZERO, until(after));
    }

    @Test
    void shouldRefuseAnotherNote_whenOneIsKnown() {
        Cancellation held = Given.held(Given.lafactura("fc-1"), State.SENT, NOTE);
        Outcome other = new Outcome.ResolvedWithNote(new CreditNote("nc-2", null, null), "maria", "seen");
        assertThrows(IllegalTransitionException.class, () -> apply(held, other));
    }

    @Test
    void shouldRefuseToEndWithoutANote_whenOneIsKnown() {
        Cancellation held = Given.held(Given.lafactura("fc-1"), State.SENT, NOTE);
        assertThrows(
                IllegalTransitionException.class,
                () -> apply(held, new Outcome.ResolvedNotCancelled("maria", "it stands")));
    }

    @Test
    void shouldBeDueAtOnce_whenAPersonWantsALook() {
        Cancellation after = apply(Given.in(State.SENT), new Outcome.CheckNow("maria", "the client waits"));
        assertEquals(Duration.ZERO, until(after));
        assertEquals(Given.in(State.SENT).message(), after.message());
    }

    @Test
    void shouldNotHurryTheFirstLookUp_forTheCallMayBeUnderWay() {
        Cancellation doubt = Given.in(State.IN_DOUBT);
        Outcome now = new Outcome.CheckNow("maria", "hurry");
        assertThrows(IllegalTransitionException.class, () -> apply(doubt, now));
        Cancellation lookedUp = apply(doubt, new Outcome.LookupFailed("down", true, null));
        assertEquals(Duration.ZERO, until(apply(lookedUp, now)));
    }
}
