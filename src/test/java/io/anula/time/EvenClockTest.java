package io.anula.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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

    /** One makes something due and another one looks for it: a look that came after must not come too early. */
    @Test
    void shouldNeverGoBack_forThreadsThatReadItTogether() {
        EvenClock shared = new EvenClock(new Hesitant());
        AtomicLong told = new AtomicLong();
        long back = IntStream.range(0, 10_000)
                .parallel()
                .filter(reading -> {
                    long before = told.get();
                    long now = shared.millis();
                    told.accumulateAndGet(now, Math::max);
                    return now < before;
                })
                .count();
        assertEquals(0, back);
    }

    @Test
    void shouldTellTheClockOnTheWall() {
        assertSame(wall, EvenClock.wall(unit));
        Clock other = Clock.systemUTC();
        assertSame(other, EvenClock.wall(other));
    }

    /** A machine's clock whose reader loses its processor now and then. */
    private static final class Hesitant extends Clock {
        private static final int OFTEN = 64;
        private static final long A_WHILE_NANOS = 3_000_000;

        @Override
        public long millis() {
            if (ThreadLocalRandom.current().nextInt(OFTEN) == 0) {
                LockSupport.parkNanos(A_WHILE_NANOS);
            }
            return System.currentTimeMillis();
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
