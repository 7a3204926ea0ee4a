package io.anula.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of a clock, forward and back. */
final class StepsTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final SettableClock clock = new SettableClock();
    private long nanos;
    private final List<Duration> back = new ArrayList<>();
    private boolean failing;

    private void pass(Duration time) {
        clock.advance(time);
        nanos += time.toNanos();
    }

    @Test
    void shouldBelieveNoLeaseToBeOver_forTheLongestCall_whenTheClockWasSetForward() {
        ForwardSteps unit = new ForwardSteps(clock, () -> nanos, () -> LONGEST);
        pass(Duration.ofHours(1));
        assertTrue(unit.getAsBoolean(), "time only passed");
        clock.advance(Duration.ofHours(5));
        assertFalse(unit.getAsBoolean());
        pass(LONGEST.minusNanos(1));
        assertFalse(unit.getAsBoolean());
        pass(Duration.ofNanos(1));
        assertTrue(unit.getAsBoolean());
    }

    @Test
    void shouldBelieveItsLeases_whenTheClockWasSetBack() {
        ForwardSteps unit = new ForwardSteps(clock, () -> nanos, () -> LONGEST);
        clock.advance(Duration.ofHours(-5));
        assertTrue(unit.getAsBoolean());
    }

    @Test
    void shouldTellOfEachStepBackOnce_andTryAgainWhatFailed() {
        try (BackSteps unit = new BackSteps(clock, () -> nanos, this::heard)) {
            pass(Duration.ofHours(1));
            unit.look();
            assertEquals(List.of(), back);
            clock.advance(Duration.ofHours(-2));
            failing = true;
            unit.look();
            failing = false;
            pass(Duration.ofSeconds(1));
            unit.look();
            pass(Duration.ofSeconds(1));
            unit.look();
            assertEquals(List.of(Duration.ofHours(2)), back);
            clock.advance(Duration.ofHours(2));
            unit.look();
            assertEquals(1, back.size(), "forward");
        }
    }

    private void heard(Duration step) {
        if (failing) {
            throw new IllegalStateException("the store is away");
        }
        back.add(step);
    }
}
