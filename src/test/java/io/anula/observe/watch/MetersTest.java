package io.anula.observe.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.State;
import io.anula.engine.AccountThrottles;
import io.anula.engine.Breakers;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.CancellationCounts;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a scrape says. */
final class MetersTest {
    private static final String ACCOUNT = "account=\"default\"";
    private static final String PROVIDER = "provider=\"lafactura\"";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void shouldMeasureCalls_byWhomAndWhatAndHowTheyEnded() {
        CallMeters unit = new CallMeters(registry);
        call(unit, State.SENDING, new Outcome.Created(Given.NOTE, "0", null));
        call(unit, State.SENT, new Outcome.Undecided(null, "reset", null, true, null));
        call(unit, State.IN_DOUBT, new Outcome.LookupFailed("429", false, new Pause(Pause.Cause.BUSY, null)));
        String scrape = registry.scrape();
        for (String labels : List.of(
                "kind=\"submit\",provider=\"lafactura\",result=\"answered\"",
                "kind=\"status\",provider=\"lafactura\",result=\"failed\"",
                "kind=\"lookup\",provider=\"lafactura\",result=\"turned-away\"")) {
            contains(scrape, "anula_calls_seconds_count{%s,%s} 1".formatted(ACCOUNT, labels));
            contains(scrape, "anula_calls_seconds_bucket{%s,%s,le=\"80.0\"} 1".formatted(ACCOUNT, labels));
        }
    }

    @Test
    void shouldMeasureNoCall_thatNeverBegan() {
        CallMeters unit = new CallMeters(registry);
        unit.ended(Given.in(State.SENDING), new Outcome.NotSent("too late"));
        assertTrue(!registry.scrape().contains("anula_calls"), registry.scrape());
    }

    @Test
    void shouldCountOutcomes() {
        CallMeters unit = new CallMeters(registry);
        unit.changed(Given.in(State.READY), new Outcome.NotSent("refused"));
        unit.changed(Given.in(State.READY), new Outcome.NotSent("refused"));
        contains(registry.scrape(), "anula_outcomes_total{%s,outcome=\"not-sent\",%s} 2".formatted(ACCOUNT, PROVIDER));
    }

    @Test
    void shouldTellWhatIsInTheStore_asItWasCountedLast() {
        try (TestStore store = TestStore.inMemory()) {
            Limits limits = new Limits(Duration.ofDays(1), Map.of());
            PeriodicCounts counting =
                    new PeriodicCounts(new CancellationCounts(store.database), () -> limits, store.clock);
            Alarms alarms = new Alarms(store.clock);
            AccountThrottles lanes =
                    new AccountThrottles(List.of(Given.account()), new Breakers(alarms), alarms, store.clock);
            Gauges unit = new Gauges(registry, counting, lanes);
            unit.build("1.2.3", "north");
            contains(registry.scrape(), "anula_cancellations{%s,%s,state=\"ready\"} 0".formatted(ACCOUNT, PROVIDER));
            Cancellation ready = store.ready("fc-1");
            store.go(store.ready("fc-2"), new Outcome.Hold("maria", "let it wait"));
            store.archived("a.json", List.of(""));
            store.clock.advance(Duration.ofSeconds(90));
            counting.count();
            String scrape = registry.scrape();
            contains(scrape, "anula_cancellations{%s,%s,state=\"ready\"} 1".formatted(ACCOUNT, PROVIDER));
            contains(scrape, "anula_cancellations{%s,%s,state=\"held\"} 1".formatted(ACCOUNT, PROVIDER));
            contains(scrape, "anula_oldest_open_seconds{%s,%s} 90".formatted(ACCOUNT, PROVIDER));
            contains(scrape, "anula_calls_in_flight{%s,%s} 0".formatted(ACCOUNT, PROVIDER));
            contains(scrape, "anula_files{state=\"archived\"} 1");
            contains(scrape, "anula_queue{queue=\"answers-due\"} 1");
            contains(scrape, "anula_queue{queue=\"results-due\"} 1");
            contains(scrape, "anula_build_info{node=\"north\",version=\"1.2.3\"} 1");
            assertEquals(State.READY, ready.state());
        }
    }

    @Test
    void shouldTellWhichAlarmsStand() {
        Alarms alarms = new Alarms(new io.anula.testing.SettableClock());
        alarms.listen(new AlarmGauges(registry));
        alarms.raise("disk-full", Effect.STOPS_WORK, "full");
        contains(registry.scrape(), "anula_alarm{alarm=\"disk-full\",effect=\"stops-work\"} 1");
        contains(registry.scrape(), "anula_alarms_standing 1");
        alarms.clear("disk-full");
        assertTrue(!registry.scrape().contains("disk-full"), registry.scrape());
        contains(registry.scrape(), "anula_alarms_standing 0");
    }

    private static void call(CallMeters unit, State state, Outcome outcome) {
        Cancellation claimed = Given.in(state);
        unit.begins(claimed);
        unit.ended(claimed, outcome);
    }

    private static void contains(String scrape, String line) {
        assertTrue(scrape.contains(line), () -> line + " is not in:\n" + scrape);
    }
}
