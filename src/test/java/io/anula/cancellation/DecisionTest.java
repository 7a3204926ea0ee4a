package io.anula.cancellation;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private Cancellation accepted(Key key, @Nullable String process, @Nullable String noteBy) {
        Cancellation from = Given.in(State.ACCEPTED);
        return new Cancellation(
                from.id(),
                key,
                State.ACCEPTED,
                from.version(),
                null,
                1,
                2,
                null,
                NOTE,
                process,
                "said before",
                null,
                noteBy,
                from.createdAt(),
                from.changedAt());
    }

    @Test
    void shouldBeHeldWithoutItsNote_whenWhatAnErpAnsweredIsReopened() {
        Cancellation after =
                apply(accepted(Given.calipso("1204"), null, null), new Outcome.Reopen("maria", "it is not there"));
        assertEquals(State.HELD, after.state());
        assertEquals(State.IN_DOUBT, after.heldFrom());
        assertNull(after.note());
        assertNull(after.noteBy());
        assertEquals(0, after.tries());
        assertEquals("maria: it is not there", after.message());
        assertEquals("said before; it had ended as done, with credit note nc-1", after.cause());
        assertEquals(
                State.READY, apply(after, new Outcome.Retry("maria", "again")).state());
        assertEquals(
                State.REJECTED,
                apply(after, new Outcome.ResolvedNotCancelled("maria", "it stands"))
                        .state());
    }

    @Test
    void shouldSayNothingOfANote_whenNoneWasKnown() {
        Cancellation from = accepted(Given.calipso("1204"), null, null);
        Cancellation bare = new Cancellation(
                from.id(), from.key(), State.ACCEPTED, 1, null, 1, 0, null, null, null, null, NOW, NOW);
        assertNull(apply(bare, new Outcome.Reopen("maria", "x")).cause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", " 02 "})
    void shouldNotReopen_whatLaFacturaHasProved(String process) {
        Cancellation proved = accepted(Given.lafactura("fc-1"), process, null);
        String message = Failures.message(
                IllegalTransitionException.class, () -> apply(proved, new Outcome.Reopen("maria", "no")));
        assertTrue(message.contains("LaFactura has confirmed"), message);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0", "12", "x"})
    void shouldReopen_whatAPersonHadSaidOfLaFactura(@Nullable String process) {
        Cancellation byWord = accepted(Given.lafactura("fc-1"), process, "juan");
        assertEquals(
                State.HELD, apply(byWord, new Outcome.Reopen("maria", "wrong")).state());
    }

    @Test
    void shouldKeepTheFirstCause_howeverManyPersonsDecide() {
        Cancellation held = apply(Given.in(State.IN_DOUBT), new Outcome.Undecidable("the first cause", "e"));
        assertEquals("the first cause", held.message());
        assertNull(held.cause());
        Cancellation released = apply(held, new Outcome.Release("maria", "look"));
        assertEquals("maria: look", released.message());
        assertEquals("the first cause", released.cause());
        Cancellation again = apply(apply(released, new Outcome.Hold("juan", "stop")), new Outcome.Retry("eva", "send"));
        assertEquals("eva: send", again.message());
        assertEquals("the first cause", again.cause());
        assertNull(apply(again, new Outcome.Claimed(NOW.plusSeconds(1))).cause());
    }

    @Test
    void shouldBeTheirWord_untilTheProviderConfirmsIt() {
        Cancellation word = apply(Given.in(State.HELD), new Outcome.ResolvedWithNote(NOTE, "maria", "seen"));
        assertEquals("maria", word.noteBy());
        assertEquals("before", word.cause());
        assertEquals(
                "maria", apply(word, new Outcome.Undecided(null, "down", null)).noteBy());
        assertNull(apply(word, new Outcome.Undecided("1", "wait", NOTE)).noteBy());
        assertNull(apply(word, new Outcome.Accepted(NOTE, "2", "e")).noteBy());
        Cancellation refused = apply(word, new Outcome.NotTheNote("nc-1 is another's", "e"));
        assertEquals(State.HELD, refused.state());
        assertEquals(State.IN_DOUBT, refused.heldFrom());
        assertNull(refused.note());
        assertNull(refused.noteBy());
        assertEquals("nc-1 is another's", refused.message());
        assertEquals("before", refused.cause());
    }

    @Test
    void shouldStayTheProvidersWord_whenAPersonNamesTheSameNote() {
        Cancellation held = Given.held(Given.lafactura("fc-1"), State.SENT, NOTE);
        Cancellation after = apply(held, new Outcome.ResolvedWithNote(NOTE, "maria", "seen"));
        assertNull(after.noteBy());
        assertThrows(IllegalTransitionException.class, () -> apply(after, new Outcome.NotTheNote("no", "e")));
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "SENDING", "IN_DOUBT"})
    void shouldGoBackToDoubt_whenItsDoubleIsFoundAfterACall(State state) {
        Cancellation held = apply(Given.in(state), new Outcome.Doubled("id-0 is of the same invoice"));
        assertEquals(state == State.READY ? State.READY : State.IN_DOUBT, held.heldFrom());
        assertEquals("id-0 is of the same invoice", held.message());
    }

    @Test
    void shouldSayWhyNot_whenADecisionIsNotPossible() {
        assertTrue(
                refusal(Given.in(State.READY), new Outcome.Reopen("maria", "x")).contains("not ended as done"));
        assertTrue(refusal(Given.in(State.IN_DOUBT), new Outcome.CheckNow("maria", "x"))
                .contains("may be under way"));
        assertTrue(refusal(Given.in(State.ACCEPTED), new Outcome.CheckNow("maria", "x"))
                .contains("nothing to look at"));
        assertTrue(
                refusal(Given.in(State.SENT), new Outcome.Retry("maria", "x")).contains("hold it first"));
        Cancellation noted = Given.held(Given.lafactura("fc-1"), State.SENT, NOTE);
        assertTrue(refusal(noted, new Outcome.Retry("maria", "x")).contains("credit note nc-1 exists"));
    }

    private String refusal(Cancellation from, Outcome outcome) {
        return Failures.message(IllegalTransitionException.class, () -> apply(from, outcome));
    }
}
