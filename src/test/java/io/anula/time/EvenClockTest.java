package io.anula.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EvenClockTest {
    private final SettableClock wall = new SettableClock();
    private long nanos;
    private final EvenClock unit = new EvenClock(wall, () -> nanos);

    private void pass(Duration time) {
        wall.advance(time);
        nanos += time.toNanos();
    }

    @Test
    void shouldBeTheClockOnTheWall_whileNobodySetsIt() {
        pass(Duration.ofMinutes(7));
        assertEquals(wall.instant(), unit.instant());
    }

    @Test
    void shouldGoOn_whenTheClockIsSetBack_andSlowlyMeetIt() {
        pass(Duration.ofMinutes(1));
        Instant before = unit.instant();
        wall.advance(Duration.ofHours(-5));
        assertEquals(before, unit.instant());
        pass(Duration.ofSeconds(10));
        assertEquals(before.plusSeconds(9), unit.instant());
        pass(Duration.ofHours(51));
        assertEquals(wall.instant(), unit.instant());
    }

    @Test
    void shouldNeverGoBack_whateverIsSet() {
        Instant last = unit.instant();
        long[] steps = {5, -3, 7200, -7200, 1, -86_400, 40, -1};
        for (long step : steps) {
            wall.advance(Duration.ofSeconds(step));
            pass(Duration.ofMillis(1500));
            assertTrue(!unit.instant().isBefore(last), "step " + step);
            last = unit.instant();
        }
    }

    @Test
    void shouldFollowAtOnce_whenTheClockIsSetForward() {
        wall.advance(Duration.ofHours(5));
        assertEquals(wall.instant(), unit.instant());
    }

    @Test
    void shouldTellTheClockOnTheWall() {
        assertSame(wall, EvenClock.wall(unit));
        Clock other = Clock.systemUTC();
        assertSame(other, EvenClock.wall(other));
    }
}
