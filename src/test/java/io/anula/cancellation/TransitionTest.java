package io.anula.cancellation;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a move does besides the state: attempts, tries, when it is due, the note. */
final class TransitionTest {
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
    void shouldCountAnAttempt_whenASendIsClaimed() {
        assertEquals(
                1,
                apply(Given.in(State.READY), new Outcome.Claimed(NOW.plusSeconds(1)))
                        .attempts());
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "IN_DOUBT"})
    void shouldCountNoAttempt_whenALookIsClaimed(State state) {
        assertEquals(
                1,
                apply(Given.in(state), new Outcome.Claimed(NOW.plusSeconds(1))).attempts());
    }

    @Test
    void shouldForgetTheAttempt_whenNothingLeft() {
        Cancellation after = apply(Given.in(State.SENDING), new Outcome.NotSent("refused connection", null));
        assertEquals(0, after.attempts());
        assertEquals(1, after.tries());
        assertEquals("refused connection", after.message());
    }

    @Test
    void shouldKeepTheAttempt_whenItMayHaveLeft() {
        assertEquals(
                1,
                apply(Given.in(State.SENDING), new Outcome.Unknown("reset", null))
                        .attempts());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "5, 32", "6, 60", "1000000, 60"})
    void shouldWaitLongerEachTime_whenTheProviderCannotBeReached(int tries, int seconds) {
        Cancellation after =
                apply(Given.tried(Given.in(State.SENDING), tries), new Outcome.NotSent("refused connection", null));
        assertEquals(Duration.ofSeconds(seconds), until(after));
        assertEquals(tries + 1, after.tries());
    }

    @ParameterizedTest
    @CsvSource({"999, 1000", "1000, 1000", "1001, 1001"})
    void shouldWaitAsLongAsTheProviderAsks_whenThatIsLonger(int askedMillis, int millis) {
        Outcome outcome = new Outcome.NotSent("429", new Pause(Pause.Cause.BUSY, Duration.ofMillis(askedMillis)));
        assertEquals(Duration.ofMillis(millis), until(apply(Given.in(State.SENDING), outcome)));
    }

    @Test
    void shouldGrowFurther_whenAClaimIsBetweenTwoTries() {
        Cancellation tried = apply(Given.in(State.SENDING), new Outcome.NotSent("down"));
        Cancellation again = apply(tried, new Outcome.Claimed(NOW.plusSeconds(90)));
        assertEquals(Duration.ofSeconds(2), until(apply(again, new Outcome.NotSent("down"))));
    }

    @Test
    void shouldBeLookedUpOnlyAfterTheLongestCallFromNow_whenInDoubt() {
        Cancellation unknown = apply(Given.tried(Given.in(State.SENDING), 4), new Outcome.Unknown("reset", null));
        assertEquals(Given.LONGEST_CALL, until(unknown));
        assertEquals(0, unknown.tries());
        assertEquals(Given.LONGEST_CALL, until(apply(Given.in(State.SENDING), new Outcome.LeaseExpired())));
    }

    @ParameterizedTest
    @CsvSource({"0, 3000", "1, 6000", "50, 180000"})
    void shouldAskAgainLater_whenALookUpFails(int tries, int millis) {
        Cancellation after =
                apply(Given.tried(Given.in(State.IN_DOUBT), tries), new Outcome.LookupFailed("down", true, null));
        assertEquals(Duration.ofMillis(millis), until(after));
        assertEquals(tries + 1, after.tries());
    }

    @Test
    void shouldBeSentAtOnce_whenItIsProvedThatThereIsNone() {
        Cancellation after = apply(Given.tried(Given.in(State.IN_DOUBT), 4), new Outcome.Absent("nothing"));
        assertEquals(Duration.ZERO, until(after));
        assertEquals(0, after.tries());
        assertEquals(1, after.attempts());
    }

    @Test
    void shouldBePolledAfterTheFirstDelay_whenTheNoteWasMade() {
        Cancellation after = apply(Given.tried(Given.in(State.SENDING), 7), new Outcome.Created(NOTE, "0", "e"));
        assertEquals(Duration.ofSeconds(2), until(after));
        assertEquals(0, after.tries());
        assertEquals(NOTE, after.note());
        assertEquals("0", after.process());
    }

    @ParameterizedTest
    @CsvSource({"0, 3000", "1, 4500", "14, 875787", "15, 900000"})
    void shouldBePolledLater_whenNothingIsDecided(int tries, long millis) {
        Cancellation from = Given.tried(Given.in(State.SENT), tries);
        Instant now = from.changedAt().plusSeconds(1);
        Cancellation after = unit.apply(from, new Outcome.Undecided("1", "wait", null), now);
        assertEquals(now.plusMillis(millis), after.dueAt());
        assertEquals(tries + 1, after.tries());
    }

    @Test
    void shouldBePolledWhenItsWaitHasGrownByTheFactor_whenTheLookCameLate() {
        Cancellation from = Given.in(State.SENT);
        Cancellation after = apply(from, new Outcome.Undecided("1", "wait", null));
        Duration waited = Duration.between(from.changedAt(), NOW);
        assertEquals(waited.dividedBy(2), until(after));
    }

    @Test
    void shouldKeepTheProcess_whenALookDoesNotTellOne() {
        assertEquals(
                "0",
                apply(Given.in(State.SENT), new Outcome.Undecided(null, "down", null))
                        .process());
    }

    @Test
    void shouldLearnMoreOfTheNote_whenALookTellsIt() {
        CreditNote fuller = new CreditNote("nc-1", "CR-2", "cude-2");
        assertEquals(
                fuller,
                apply(Given.in(State.SENT), new Outcome.Accepted(fuller, "2", "e"))
                        .note());
    }

    @Test
    void shouldKeepTheNoteAndTheProcess_whenTheAuthorityRejects() {
        Cancellation after = apply(Given.in(State.SENT), new Outcome.Rejected("91", "why", "e"));
        assertEquals(NOTE, after.note());
        assertEquals("91", after.process());
        assertEquals("why", after.message());
    }

    @Test
    void shouldTakeTheMessageAway_whenItIsAcceptedOrSentAnew() {
        assertNull(apply(Given.in(State.SENT), new Outcome.Accepted(NOTE, "2", "e"))
                .message());
        assertNull(apply(Given.in(State.READY), new Outcome.Claimed(NOW.plusSeconds(1)))
                .message());
    }

    @Test
    void shouldSpreadWhatBeganTogether_byItsIdAndItsVersion() {
        Schedule spread = new Schedule(Duration.ofSeconds(10), 1, Duration.ofMinutes(1), 1);
        Transition spreading = new Transition(new Schedules(spread, spread, spread, key -> Given.LONGEST_CALL));
        Cancellation sending = Given.in(State.SENDING);
        int whose = 31 * sending.id().hashCode() + sending.version();
        assertEquals(
                NOW.plus(spread.after(0, whose)),
                spreading.apply(sending, new Outcome.NotSent("down"), NOW).dueAt());
        assertTrue(spread.after(0, whose).compareTo(Duration.ofSeconds(10)) > 0);
    }
}
