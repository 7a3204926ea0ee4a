package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.testing.SettableClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RateTest {
    private static final Instant START = SettableClock.START;

    @Test
    void shouldAllowAnyNumber_whenThereIsNoLimit() {
        Rate unit = new Rate(0);
        unit.begin(true, 1_000_000);
        assertEquals(Integer.MAX_VALUE, unit.left(true, 0, START));
    }

    @Test
    void shouldAllowATwentiethOfASecondAtOnce_andTheNextWhenItsTimeHasCome() {
        Rate unit = new Rate(100);
        assertEquals(5, unit.left(true, 100, START));
        unit.begin(true, 5);
        assertEquals(0, unit.left(true, 100, START.plusMillis(10)));
        assertEquals(1, unit.left(true, 100, START.plusMillis(11)));
    }

    @Test
    void shouldFillUp_howeverOftenItIsAsked() {
        Rate unit = new Rate(100);
        unit.begin(true, 5);
        for (int micros = 100; micros < 10_400; micros += 100) {
            assertEquals(0, unit.left(true, 100, START.plusNanos(micros * 1_000L)));
        }
        assertEquals(1, unit.left(true, 100, START.plusMillis(11)));
    }

    @Test
    void shouldKeepEachKindToItsShare_untilTheSecondIsOver() {
        Rate unit = new Rate(100);
        assertEquals(2, unit.left(true, 2, START));
        unit.begin(true, 2);
        assertEquals(0, unit.left(true, 2, START.plusMillis(999)));
        assertEquals(3, unit.left(false, 3, START.plusMillis(999)));
        assertEquals(2, unit.left(true, 2, START.plusSeconds(1)));
    }

    @Test
    void shouldAllowThemAgain_whenTheyDidNotBegin() {
        Rate unit = new Rate(100);
        unit.begin(true, 5);
        unit.begin(true, -3);
        assertEquals(3, unit.left(true, 100, START));
    }
}
