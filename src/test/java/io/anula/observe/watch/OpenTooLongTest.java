package io.anula.observe.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.CancellationCounts;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenTooLongTest {
    private static final Duration OPEN = Duration.ofHours(24);
    private static final Duration SENT = Duration.ofHours(12);
    private static final Limits LIMITS = new Limits(OPEN, Map.of(State.SENT, SENT));

    private final TestStore store = TestStore.inMemory();
    private final Alarms alarms = new Alarms(store.clock);
    private final PeriodicCounts counting =
            new PeriodicCounts(new CancellationCounts(store.database), () -> LIMITS, store.clock);
    private final OpenTooLong unit = new OpenTooLong(counting, () -> LIMITS, alarms);

    @AfterEach
    void close() {
        counting.close();
        store.close();
    }

    @Test
    void shouldSayHowManyOfWhatState_whenSomeAreOpenForLongerThanTheLimit() {
        store.ready("fc-1");
        sent("fc-2");
        sent("fc-3");
        look(OPEN.plusMillis(1));
        Alarm alarm = alarm("overdue");
        assertEquals(Effect.WORK_GOES_ON, alarm.effect());
        assertTrue(alarm.message().contains("READY 1, SENT 2, of lafactura/default"), alarm.message());
    }

    @Test
    void shouldBeSilent_whenATickIsLacking() {
        store.ready("fc-1");
        look(OPEN);
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldFallSilent_whenThatWhichWasOverdueHasEnded() {
        Cancellation sent = sent("fc-1");
        look(OPEN.plusMillis(1));
        store.go(sent, new Outcome.Accepted(Given.NOTE, "2", null));
        look(Duration.ZERO);
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRingForTheState_whenOneHasBeenInItForTooLong() {
        sent("fc-1");
        store.ready("fc-2");
        look(SENT);
        assertEquals(List.of(), standing());
        look(Duration.ofMillis(1));
        Alarm alarm = alarm("too-long:sent");
        assertTrue(alarm.message().contains("(43200 s): 1, of lafactura/default"), alarm.message());
    }

    @Test
    void shouldFallSilentForTheState_whenTheOneHasLeftIt() {
        Cancellation sent = sent("fc-1");
        look(SENT.plusMillis(1));
        store.go(sent, new Outcome.Hold("maria", "let it wait"));
        look(Duration.ZERO);
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldSayNothing_whenNothingWasCountedYet() {
        unit.look();
        assertEquals(List.of(), standing());
    }

    private void look(Duration later) {
        store.clock.advance(later);
        counting.count();
        unit.look();
    }

    private List<String> standing() {
        return alarms.active().stream().map(Alarm::name).toList();
    }

    private Alarm alarm(String name) {
        return alarms.active().stream()
                .filter(alarm -> alarm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Cancellation sent(String invoice) {
        return store.go(
                store.ready(invoice),
                new Outcome.Claimed(SettableClock.START.plusSeconds(90)),
                new Outcome.Created(Given.NOTE, "0", null));
    }
}
