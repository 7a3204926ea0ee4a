package io.anula.observe.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.testing.SettableClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ThreadsUsedUpTest {
    @Test
    void shouldRing_whileNoThreadCanBeStarted() {
        Alarms alarms = new Alarms(new SettableClock());
        AtomicBoolean usedUp = new AtomicBoolean(true);
        ThreadsUsedUp unit = new ThreadsUsedUp(
                () -> {
                    if (usedUp.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                },
                alarms);
        unit.look();
        assertEquals(
                List.of("threads-used-up"),
                alarms.active().stream().map(Alarm::name).toList());
        usedUp.set(false);
        unit.look();
        assertEquals(List.of(), alarms.active());
    }
}
