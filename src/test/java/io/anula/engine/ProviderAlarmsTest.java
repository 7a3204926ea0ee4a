package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderAlarmsTest {
    private static final int ENOUGH_FAILURES = 20;

    private final SettableClock clock = new SettableClock();
    private final Alarms alarms = new Alarms(clock);
    private final Breakers breakers = new Breakers(alarms);
    private final AccountThrottles lanes = new AccountThrottles(List.of(Given.account()), breakers, alarms, clock);

    private List<String> standing() {
        return alarms.active().stream().map(Alarm::name).toList();
    }

    private static AccountName account(Provider provider) {
        return new AccountName(provider, Key.DEFAULT_ACCOUNT);
    }

    private void fail(Provider provider) {
        CircuitBreaker breaker = breakers.of(account(provider));
        for (int call = 0; call < ENOUGH_FAILURES; call++) {
            breaker.onError(1, TimeUnit.MILLISECONDS, new IllegalStateException("reset"));
        }
    }

    @Test
    void shouldRingForTheProviderThatIsDown() {
        fail(Given.LAFACTURA);
        assertEquals(List.of("provider-down:lafactura/default"), standing());
        assertTrue(alarms.active().get(0).message().startsWith("lafactura/default does not answer as it should"));
    }

    @Test
    void shouldFallSilent_whenTheProviderIsBack() {
        fail(Given.CALIPSO);
        breakers.of(account(Given.CALIPSO)).transitionToHalfOpenState();
        assertEquals(List.of("provider-down:calipso/default"), standing());
        breakers.of(account(Given.CALIPSO)).transitionToClosedState();
        assertEquals(List.of(), standing());
    }

    private static Outcome.NotSent refused(Pause.Cause cause) {
        return new Outcome.NotSent("refused", new Pause(cause, null, "HTTP 401"));
    }

    @Test
    void shouldRingForTheAccount_whenItsLoginIsRefusedTwice() {
        lanes.heard(Given.in(State.SENDING), refused(Pause.Cause.SETTINGS));
        assertEquals(List.of(), standing(), "another request may be taken");
        lanes.heard(Given.in(State.SENDING), refused(Pause.Cause.SETTINGS));
        assertEquals(List.of("account-paused:lafactura/default"), standing());
        String message = alarms.active().get(0).message();
        assertTrue(message.contains("turned away (HTTP 401; 2 in a row); no lookup and no poll was made"), message);
    }

    @Test
    void shouldSayWhatLooksShow() {
        lanes.heard(Given.in(State.SENDING), refused(Pause.Cause.SETTINGS));
        lanes.heard(Given.in(State.SENT), new Outcome.Undecided("0", "not yet", null));
        lanes.heard(Given.in(State.SENDING), refused(Pause.Cause.SETTINGS));
        assertTrue(alarms.active().get(0).message().contains("lookups and polls are answered"));
        clock.advance(Duration.ofSeconds(1));
        lanes.heard(
                Given.in(State.SENT),
                new Outcome.Undecided(null, "no", null, false, new Pause(Pause.Cause.SETTINGS, null, "HTTP 401")));
        String message = alarms.active().get(0).message();
        assertTrue(message.contains("is paused") && message.contains("polls are turned away too"), message);
    }

    /** One alarm says one thing: nothing is paused that goes on, and nothing is said twice. */
    @ParameterizedTest
    @ValueSource(strings = {"", "true", "false"})
    void shouldNotContradictItself(String answered) {
        Boolean looks = answered.isEmpty() ? null : Boolean.valueOf(answered);
        AccountName account = new AccountName(Given.LAFACTURA, "default");
        ProviderAlarms unit = new ProviderAlarms(alarms);
        unit.paused(new PauseSnapshot(account, 2, "HTTP 401", true, looks));
        String sends = alarms.active().get(0).message();
        assertTrue(sends.contains("is paused") && sends.contains("está en pausa"), sends);
        assertFalse(sends.contains("go on.") || sends.contains("siguen."), sends);
        unit.paused(new PauseSnapshot(account, 2, "HTTP 401", false, looks));
        String only = alarms.active().get(0).message();
        assertTrue(
                only.contains("calls for credit notes go on") && only.contains("envíos de notas de crédito siguen"),
                only);
        assertFalse(only.contains("is paused") || only.contains("en pausa") || only.contains("answered"), only);
        assertEquals(1, only.split("turned away", -1).length - 1, only);
    }

    @Test
    void shouldNotRing_whenTheAccountIsOnlyTooFast() {
        lanes.heard(Given.in(State.SENDING), refused(Pause.Cause.BUSY));
        lanes.heard(Given.in(State.SENDING), refused(Pause.Cause.BUSY));
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldFallSilent_whenTheAccountsCallsAreTakenAgain() {
        lanes.heard(Given.in(State.SENDING), refused(Pause.Cause.SETTINGS));
        lanes.heard(Given.in(State.SENDING), refused(Pause.Cause.SETTINGS));
        lanes.heard(Given.in(State.SENDING), new Outcome.Created(Given.NOTE, "0", null));
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRingForOneAccountAlone_whenAnotherOfTheProviderWorks() {
        AccountName acme = new AccountName(Given.LAFACTURA, "acme");
        fail(Given.LAFACTURA);
        assertEquals(0, breakers.allowed(account(Given.LAFACTURA), 0));
        assertEquals(Integer.MAX_VALUE, breakers.allowed(acme, 0));
        breakers.keep(List.of(acme));
        assertEquals(List.of(), standing(), "an account that is gone has no alarm");
    }
}
