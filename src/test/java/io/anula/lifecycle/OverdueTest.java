package io.anula.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.alarm.Alarm;
import io.anula.alarm.Alarms;
import io.anula.alarm.Effect;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OverdueTest {
    private static final Duration LIMIT = Duration.ofHours(24);

    private final TestStore store = TestStore.inMemory();
    private final Alarms alarms = new Alarms(store.clock);
    private final Overdue unit = new Overdue(store.cancellations, () -> LIMIT, alarms, store.clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldSayHowManyOfWhatState_whenSomeAreOpenForLongerThanTheLimit() {
        store.ready("fc-1");
        sent("fc-2");
        sent("fc-3");
        store.clock.set(SettableClock.START.plus(LIMIT).plusMillis(1));
        unit.look();
        Alarm alarm = alarms.active().get(0);
        assertEquals("overdue", alarm.name());
        assertEquals(Effect.WORK_GOES_ON, alarm.effect());
        assertTrue(alarm.message().contains("READY 1, SENT 2, of lafactura/default"), alarm.message());
    }

    @Test
    void shouldBeSilent_whenATickIsLacking() {
        store.ready("fc-1");
        store.clock.set(SettableClock.START.plus(LIMIT));
        unit.look();
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldFallSilent_whenThatWhichWasOverdueHasEnded() {
        Cancellation sent = sent("fc-1");
        store.clock.advance(LIMIT.plusMillis(1));
        unit.look();
        store.go(sent, new Outcome.Accepted(Given.NOTE, "2", null));
        unit.look();
        assertEquals(List.of(), alarms.active());
    }

    private Cancellation sent(String invoice) {
        return store.go(
                store.ready(invoice),
                new Outcome.Claimed(SettableClock.START.plusSeconds(90)),
                new Outcome.Created(Given.NOTE, "0", null));
    }
}
