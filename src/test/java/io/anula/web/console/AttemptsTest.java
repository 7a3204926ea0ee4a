package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AttemptsTest {
    private static final String ANA = "ana";

    private final SettableClock clock = new SettableClock();
    private final Attempts unit = new Attempts(clock, 5);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            unit.failed(ANA);
        }
    }

    @Test
    void shouldCostNothing_whenAFewFail() {
        fail(4);
        assertEquals(Duration.ZERO, unit.wait(ANA));
    }

    @Test
    void shouldWaitTwiceAsLongEachTime_butNotForEver() {
        fail(5);
        assertEquals(Duration.ofSeconds(30), unit.wait(ANA));
        fail(1);
        assertEquals(Duration.ofSeconds(60), unit.wait(ANA));
        fail(20);
        assertEquals(Duration.ofMinutes(15), unit.wait(ANA));
    }

    @Test
    void shouldLetPass_whenTheTimeIsOver() {
        fail(5);
        clock.advance(Duration.ofMillis(29_999));
        assertEquals(Duration.ofMillis(1), unit.wait(ANA));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Duration.ZERO, unit.wait(ANA));
    }

    @Test
    void shouldForget_afterAnHourOrASuccess() {
        fail(4);
        clock.advance(Duration.ofHours(1));
        fail(4);
        assertEquals(Duration.ZERO, unit.wait(ANA));
        unit.succeeded(ANA);
        fail(4);
        assertEquals(Duration.ZERO, unit.wait(ANA));
    }

    @Test
    void shouldNotSlowOthers() {
        fail(9);
        assertEquals(Duration.ZERO, unit.wait("beto"));
    }

    @Test
    void shouldRememberOnlySoMany() {
        fail(5);
        for (int i = 0; i < 10_000; i++) {
            unit.failed("name " + i);
        }
        assertEquals(Duration.ZERO, unit.wait(ANA));
    }
}
