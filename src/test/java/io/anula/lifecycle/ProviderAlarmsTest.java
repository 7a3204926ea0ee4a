package io.anula.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.alarm.Alarm;
import io.anula.alarm.Alarms;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.Provider;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProviderAlarmsTest {
    private static final int ENOUGH_FAILURES = 20;

    private final SettableClock clock = new SettableClock();
    private final Alarms alarms = new Alarms(clock);
    private final Breakers breakers = new Breakers(alarms);
    private final Lanes lanes = new Lanes(List.of(Given.account()), breakers, alarms, clock);

    private List<String> standing() {
        return alarms.active().stream().map(Alarm::name).toList();
    }

    private void fail(Provider provider) {
        CircuitBreaker breaker = breakers.of(provider);
        for (int call = 0; call < ENOUGH_FAILURES; call++) {
            breaker.onError(1, TimeUnit.MILLISECONDS, new CallFailedException(new Outcome.Unknown("reset", null)));
        }
    }

    @Test
    void shouldRingForTheProviderThatIsDown() {
        fail(Provider.LAFACTURA);
        assertEquals(List.of("provider-down:lafactura"), standing());
        assertTrue(alarms.active().get(0).message().startsWith("lafactura does not answer as it should"));
    }

    @Test
    void shouldFallSilent_whenTheProviderIsBack() {
        fail(Provider.CALIPSO);
        breakers.of(Provider.CALIPSO).transitionToHalfOpenState();
        assertEquals(List.of("provider-down:calipso"), standing());
        breakers.of(Provider.CALIPSO).transitionToClosedState();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRingForTheAccount_whenItsLoginIsRefused() {
        lanes.heard(
                Given.lafactura("fc-1"), new Outcome.NotSent("login refused", new Pause(Pause.Cause.SETTINGS, null)));
        assertEquals(List.of("account-paused:lafactura/default"), standing());
    }

    @Test
    void shouldNotRing_whenTheAccountIsOnlyTooFast() {
        lanes.heard(Given.lafactura("fc-1"), new Outcome.NotSent("429", new Pause(Pause.Cause.BUSY, null)));
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldFallSilent_whenTheAccountsCallsAreTakenAgain() {
        lanes.heard(
                Given.lafactura("fc-1"), new Outcome.NotSent("login refused", new Pause(Pause.Cause.SETTINGS, null)));
        lanes.heard(Given.lafactura("fc-1"), new Outcome.Created(Given.NOTE, "0", null));
        assertEquals(List.of(), standing());
    }
}
