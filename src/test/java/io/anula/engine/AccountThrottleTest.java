package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.State;
import io.anula.config.settings.Account;
import io.anula.config.settings.Current;
import io.anula.engine.AccountThrottle.Wait;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.AccountProbe;
import io.anula.provider.Claim;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AccountThrottleTest {
    private final SettableClock clock = new SettableClock();
    private final Alarms alarms = new Alarms(clock);

    private AccountThrottle lane(int maxInFlight, int maxPerSecond) {
        return new AccountThrottle(account(maxInFlight, maxPerSecond), new Breakers(alarms), clock);
    }

    private static Account account(int maxInFlight, int maxPerSecond) {
        return Given.lafacturaAccount(Map.of(
                        "lafactura.max-in-flight", "" + maxInFlight, "lafactura.max-per-second", "" + maxPerSecond))
                .account();
    }

    private static final Outcome CREATED = new Outcome.Created(Given.NOTE, "0", null);

    private Cancellation sending(String id) {
        return new Cancellation(
                id,
                Given.lafactura("fc-" + id),
                State.SENDING,
                1,
                null,
                1,
                0,
                null,
                null,
                null,
                null,
                Given.BORN,
                clock.instant());
    }

    private static Outcome refused(Pause.Cause cause) {
        return new Outcome.NotSent("refused", new Pause(cause, null, "HTTP 403"), "no");
    }

    private State after(AccountThrottle unit, String id, Outcome outcome) {
        Outcome meant = unit.heard(sending(id), outcome).outcome();
        clock.advance(Duration.ofSeconds(1));
        return meant instanceof Outcome.Refused ? State.HELD : State.READY;
    }

    @Test
    void shouldTryWithOneCall_whenNothingIsKnownOfTheAccount() {
        AccountThrottle unit =
                new AccountThrottle(account(8, 0), new Breakers(alarms), AccountProbe.NONE, false, clock);
        assertEquals(1, unit.take(500, true));
        assertEquals(0, unit.take(500, true));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, unit.take(500, true), "one that hangs does not keep the others for ever");
        unit.heard(sending("a"), CREATED);
        assertEquals(6, unit.take(500, true));
    }

    @Test
    void shouldHoldTheOneThatIsRefusedAlone_andPauseNobody() {
        AccountThrottle unit = lane(8, 0);
        for (int i = 0; i < Culprits.ENOUGH - 1; i++) {
            assertEquals(State.READY, after(unit, "poison", refused(Pause.Cause.REFUSED)));
            assertEquals(1, unit.take(1, true), "another one tries");
            unit.ended(true);
            after(unit, "good" + i, CREATED);
            assertEquals(8, unit.take(9, true), "all go on");
            IntStream.range(0, 8).forEach(call -> unit.ended(true));
        }
        AccountThrottle.Heard last = unit.heard(sending("poison"), refused(Pause.Cause.REFUSED));
        Outcome.Refused held = assertInstanceOf(Outcome.Refused.class, last.outcome());
        assertTrue(held.mendable());
        assertEquals("no", held.evidence());
        assertTrue(held.message().startsWith("Only this request is refused (HTTP 403); lafactura/default works"));
        assertEquals(8, unit.take(9, true));
    }

    @Test
    void shouldPauseTheAccount_andHoldNothing_whenAllAreRefused() {
        AccountThrottle unit = lane(8, 0);
        after(unit, "good", CREATED);
        for (int round = 0; round < 50; round++) {
            assertEquals(State.READY, after(unit, "r" + round, refused(Pause.Cause.REFUSED)));
            if (round >= 2) {
                assertEquals(0, unit.take(9, true));
                clock.advance(Duration.ofMinutes(10));
                assertEquals(1, unit.take(9, true), "one call tries");
                unit.ended(true);
            }
        }
    }

    @Test
    void shouldTryTheNextOnesSoon_whenTheCulpritIsHeld() {
        AccountThrottle unit = lane(8, 0);
        after(unit, "good", CREATED);
        assertEquals(State.READY, after(unit, "poison", refused(Pause.Cause.SETTINGS)));
        assertEquals(State.READY, after(unit, "poison", refused(Pause.Cause.SETTINGS)));
        assertEquals(0, unit.take(9, true), "refused twice in a row");
        assertEquals(State.HELD, after(unit, "poison", refused(Pause.Cause.SETTINGS)));
        assertEquals(8, unit.take(9, true));
    }

    @Test
    void shouldPauseAtOnce_whenACallMayHaveDoneItsWork() {
        AccountThrottle unit = lane(8, 0);
        Outcome page = new Outcome.Unknown("a page", "<html>", false, new Pause(Pause.Cause.ADDRESS, null, "a page"));
        assertEquals(AccountThrottle.News.PAUSED, unit.heard(sending("a"), page).news());
        assertEquals(0, unit.take(9, true));
        assertEquals(8, unit.take(9, false), "looks go on");
    }

    @Test
    void shouldSendAgain_onlyWhenALookWasAnswered() {
        SettableLook look = new SettableLook();
        AccountThrottle unit = new AccountThrottle(account(8, 0), new Breakers(alarms), look, true, clock);
        after(unit, "a", refused(Pause.Cause.SETTINGS));
        assertFalse(unit.takeLook(), "not paused yet");
        after(unit, "b", refused(Pause.Cause.SETTINGS));
        assertTrue(unit.takeLook(), "at once");
        assertFalse(unit.takeLook(), "one is under way");
        unit.looked(AccountProbe.Seen.REFUSED);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertEquals(0, unit.take(9, true));
            assertTrue(unit.takeLook());
            unit.looked(i % 2 == 0 ? AccountProbe.Seen.REFUSED : AccountProbe.Seen.NOTHING);
        }
        clock.advance(Duration.ofMinutes(20));
        assertTrue(unit.takeLook());
        unit.looked(AccountProbe.Seen.ANSWERED);
        assertEquals(1, unit.take(9, true));
    }

    @Test
    void shouldTrySoon_whenLooksShowThatTheAccountWorks() {
        AccountThrottle unit =
                new AccountThrottle(account(8, 0), new Breakers(alarms), new SettableLook(), true, clock);
        for (String id : List.of("a", "b", "c")) {
            unit.heard(sending(id), refused(Pause.Cause.REFUSED));
        }
        assertTrue(unit.takeLook());
        unit.looked(AccountProbe.Seen.ANSWERED);
        assertEquals(0, unit.take(9, true));
        clock.advance(Duration.ofSeconds(2));
        assertEquals(1, unit.take(9, true));
    }

    @Test
    void shouldHoldTheOnlyRequest_whenLooksAreAnsweredAndItIsRefusedOftener() {
        AccountThrottle unit = lane(8, 0);
        for (int i = 1; i < Culprits.ENOUGH_BESIDE_LOOKS; i++) {
            assertEquals(State.READY, after(unit, "alone", refused(Pause.Cause.REFUSED)));
            unit.heard(Given.in(State.SENT), new Outcome.Undecided("0", "not yet", null));
        }
        assertEquals(State.HELD, after(unit, "alone", refused(Pause.Cause.REFUSED)));
    }

    @Test
    void shouldHoldNothing_whenLooksAreRefusedToo() {
        AccountThrottle unit = lane(8, 0);
        after(unit, "good", CREATED);
        for (int i = 0; i < 50; i++) {
            assertEquals(State.READY, after(unit, "last", refused(Pause.Cause.SETTINGS)));
            unit.heard(
                    Given.in(State.SENT),
                    new Outcome.Undecided(null, "no", null, false, new Pause(Pause.Cause.SETTINGS, null, "HTTP 401")));
        }
    }

    @Test
    void shouldPoll_whenOnlyCallsForNotesAreRefused_andSendOneAtATime_whenOnlyLooksAre() {
        AccountThrottle unit = lane(8, 0);
        Outcome look = new Outcome.Undecided(null, "no", null, false, new Pause(Pause.Cause.REFUSED, null, "HTTP 403"));
        for (int i = 0; i < 3; i++) {
            unit.heard(Given.in(State.SENT), look);
        }
        assertEquals(0, unit.take(9, false));
        assertEquals(1, unit.take(9, true));
        clock.advance(CallBackOff.FIRST_HOLD);
        assertEquals(1, unit.take(9, false), "a look tries");
    }

    /** A look that can be made; what it shows is said by the test. */
    private static final class SettableLook implements AccountProbe {
        @Override
        public boolean canAsk(Account account) {
            return true;
        }

        @Override
        public Seen ask(Account account) {
            return Seen.NOTHING;
        }
    }

    @Test
    void shouldGiveNoMoreThanMayBeUnderWay() {
        AccountThrottle unit = lane(3, 0);
        assertEquals(2, unit.take(2, true));
        assertEquals(Wait.NO_MORE, unit.waitOf(true));
        assertEquals(1, unit.take(500, true));
        assertEquals(Wait.FOR_AN_END, unit.waitOf(true));
        assertEquals(0, unit.take(1, true));
        unit.ended(true);
        assertEquals(1, unit.take(500, true));
        assertEquals(3, unit.inFlight());
    }

    @Test
    void shouldGiveOneAfterTheOther_andNotATickBefore() {
        AccountThrottle unit = lane(100, 5);
        assertEquals(1, unit.take(9, true));
        assertEquals(Wait.FOR_TIME, unit.waitOf(true));
        clock.set(SettableClock.START.plusMillis(199));
        assertEquals(0, unit.take(9, true));
        clock.set(SettableClock.START.plusMillis(200));
        assertEquals(Wait.NO_MORE, unit.waitOf(true));
        assertEquals(1, unit.take(9, true));
    }

    @Test
    void shouldGiveNoMoreThanTheRate_inWhateverSecond() {
        AccountThrottle unit = lane(1_000, 100);
        int[] begun = new int[3_000];
        for (int milli = 0; milli < begun.length; milli++) {
            clock.set(SettableClock.START.plusMillis(milli));
            begun[milli] = milli < 950 || milli > 1_100 ? unit.take(1_000, true) : 0;
            IntStream.range(0, begun[milli]).forEach(call -> unit.ended(true));
        }
        int most = IntStream.range(0, 2_000)
                .map(from -> Arrays.stream(begun, from, from + 1_000).sum())
                .max()
                .orElseThrow();
        assertTrue(most <= 100 && most >= 95, "" + most);
    }

    @Test
    void shouldCountForTheSecond_whenTheCallHasEnded() {
        AccountThrottle unit = lane(100, 2);
        assertEquals(1, unit.take(2, true));
        unit.ended(true);
        assertEquals(0, unit.take(1, true));
    }

    @Test
    void shouldCountForNothing_whenNothingWasFoundForThePlaces() {
        AccountThrottle unit = lane(4, 80);
        assertEquals(4, unit.take(4, true));
        unit.giveBackUnused(3, true);
        assertEquals(1, unit.inFlight());
        assertEquals(3, unit.take(4, true));
    }

    @Test
    void shouldLeaveThreeFifthsToLooks_whenSendsAndLooksWait() {
        AccountThrottle unit = lane(10, 0);
        assertEquals(10, unit.take(500, true));
        unit.found(true, true);
        assertEquals(0, unit.take(500, false), "all places are taken");
        IntStream.range(0, 7).forEach(call -> unit.ended(true));
        assertEquals(1, unit.take(500, true), "four for the sends");
        assertEquals(6, unit.take(500, false), "six for the looks");
    }

    @Test
    void shouldLeaveThreeFifthsOfASecondsCallsToLooks_whenSendsAndLooksWait() {
        AccountThrottle unit = lane(1_000, 100);
        unit.found(true, true);
        unit.found(false, true);
        int sends = 0;
        int looks = 0;
        for (int milli = 0; milli < 1_000; milli++) {
            clock.set(SettableClock.START.plusMillis(milli));
            sends += unit.take(1_000, true);
            looks += unit.take(1_000, false);
        }
        assertEquals(40, sends);
        assertEquals(60, looks, 1);
    }

    @Test
    void shouldGiveAllPlacesToLooks_whenNoSendWaits() {
        AccountThrottle unit = lane(8, 0);
        unit.found(true, false);
        assertEquals(8, unit.take(500, false));
    }

    @Test
    void shouldGiveTheOnlyPlaceToSends_whenBothWait() {
        AccountThrottle unit = lane(1, 0);
        unit.found(true, true);
        unit.found(false, true);
        assertEquals(0, unit.take(1, false));
        assertEquals(1, unit.take(1, true));
    }

    @Test
    void shouldSayHowManyAreUnderWay_overAllLanes() {
        AccountThrottles unit = new AccountThrottles(
                List.of(account(3, 0), Given.calipsoAccount(Map.of()).account()), new Breakers(alarms), alarms, clock);
        assertEquals(2, unit.all().size());
        assertEquals(Wait.NO_MORE, AccountThrottles.waitOf(unit.all(), true));
        unit.all().get(0).take(1, true);
        unit.all().get(1).take(3, true);
        assertEquals(4, unit.inFlight());
        assertEquals(Wait.FOR_AN_END, AccountThrottles.waitOf(List.of(unit.all().get(1)), true));
        unit.ended(Given.in(State.SENDING));
        assertEquals(3, unit.inFlight());
    }

    @Test
    void shouldGoByTheNewAccount_andEndItsPause_whenItIsRenewed() {
        AccountThrottle unit = lane(3, 0);
        unit.heard(sending("a"), refused(Pause.Cause.SETTINGS));
        unit.heard(sending("b"), refused(Pause.Cause.SETTINGS));
        assertEquals(0, unit.take(1, true));
        assertFalse(unit.renew(account(2, 0)), "the same login is refused on");
        assertEquals(0, unit.take(1, true));
        Account mended = Given.lafacturaAccount(Map.of("lafactura.password", "new", "lafactura.max-in-flight", "2"))
                .account();
        assertTrue(unit.renew(mended));
        assertEquals(1, unit.take(9, true), "one tries the new login");
        unit.heard(sending("c"), CREATED);
        unit.ended(true);
        assertEquals(2, unit.take(9, true));
        assertEquals(mended, unit.called());
    }

    @Test
    void shouldKeepALane_forTheCallsOfAnAccountThatIsTakenOut() {
        Account gone =
                Given.lafacturaAccount(Map.of("lafactura.max-in-flight", "5")).account();
        Current.Owner<List<Account>> accounts = Current.owned(List.of(gone));
        AccountThrottles unit = new AccountThrottles(
                accounts.current()::get, new Breakers(alarms), alarms, AccountProbe.NONE, true, Runnable::run, clock);
        Claim claim = Given.claim(Given.in(State.SENDING), "");
        unit.all().get(0).take(1, true);
        accounts.replace(List.of());
        unit.renew();
        assertEquals(List.of(), unit.all());
        unit.ended(claim.cancellation());
        accounts.replace(List.of(account(1, 0)));
        unit.renew();
        assertEquals(0, unit.inFlight());
    }

    @Test
    void shouldGiveOnce_untilItIsRecordedOrItsTimeIsOver() {
        AccountThrottle unit = lane(4, 0);
        List<Cancellation> due = List.of(Given.in(State.SENT));
        Instant until = SettableClock.START.plusSeconds(90);
        unit.bring(due, until);
        assertEquals(due, unit.next(4));
        unit.bring(due, until);
        assertEquals(List.of(), unit.next(4), "in hand");
        unit.recorded("id-1");
        unit.beginReading();
        unit.bring(due, until);
        assertEquals(due, unit.next(4), "recorded");
        clock.set(until);
        unit.bring(due, until.plusSeconds(90));
        assertEquals(due, unit.next(4), "nothing was heard of it");
    }

    @Test
    void shouldNotGiveAnew_whatWasRecordedWhileItWasRead() {
        AccountThrottle unit = lane(4, 0);
        List<Cancellation> due = List.of(Given.in(State.SENT));
        Instant until = SettableClock.START.plusSeconds(90);
        unit.bring(due, until);
        unit.next(4);
        unit.beginReading();
        unit.recorded("id-1");
        unit.bring(due, until);
        assertEquals(List.of(), unit.next(4));
    }

    @Test
    void shouldGiveOnce_whatWaitedTooLongToBeGiven() {
        AccountThrottle unit = lane(4, 0);
        List<Cancellation> due = List.of(Given.in(State.SENT));
        Instant until = SettableClock.START.plusSeconds(90);
        unit.bring(due, until);
        clock.set(until);
        unit.bring(due, until.plusSeconds(90));
        assertEquals(due, unit.next(4));
    }

    @Test
    void shouldHaveNoMoreAhead_thanASecondNeeds() {
        assertEquals(16, lane(4, 0).ahead());
        assertEquals(16, lane(4, 50).ahead());
        assertEquals(2, lane(4, 2).ahead());
    }

    @Test
    void shouldBeCrowded_whenLessThanAQuarterOfItsPlacesIsFree() {
        AccountThrottle unit = lane(8, 0);
        unit.take(6, true);
        assertFalse(unit.crowded());
        unit.take(1, true);
        assertTrue(unit.crowded());
    }

    @Test
    void shouldCountOnlyTheCallsThatBegan_forTheCircuitBreakerOfTheirAccount() {
        Breakers breakers = new Breakers(alarms);
        AccountThrottles unit = new AccountThrottles(List.of(account(9, 0)), breakers, alarms, clock);
        CircuitBreaker breaker = breakers.of(account(9, 0).accountName());
        Cancellation claimed = Given.in(State.SENDING);
        unit.heard(claimed, new Outcome.NotSent("the lease ends too soon"));
        assertEquals(0, breaker.getMetrics().getNumberOfBufferedCalls());
        unit.begin(claimed);
        unit.heard(claimed, CREATED);
        assertEquals(1, breaker.getMetrics().getNumberOfSuccessfulCalls());
        for (int i = 0; breaker.getState() == CircuitBreaker.State.CLOSED; i++) {
            assertTrue(i < 100, "it opens");
            unit.begin(claimed);
            unit.heard(claimed, new Outcome.NotSent("refused"));
        }
        assertThrows(CallNotPermittedException.class, () -> unit.begin(claimed));
    }
}
