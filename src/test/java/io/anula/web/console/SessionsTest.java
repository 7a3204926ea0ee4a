package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.SettableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private final SettableClock clock = new SettableClock();
    private final Sessions unit = new Sessions(clock);

    @Test
    void shouldLast_whileSomebodyAsks() {
        unit.begin("s", "ana");
        clock.advance(Sessions.IDLE.minusMillis(1));
        assertEquals(Optional.of("ana"), unit.user("s", true));
        clock.advance(Duration.ofHours(1));
        assertEquals(Optional.of("ana"), unit.user("s", true));
        clock.advance(Sessions.IDLE);
        assertTrue(unit.user("s", true).isEmpty());
    }

    @Test
    void shouldEndAfterAWorkingDay_whoeverAsks() {
        unit.begin("s", "ana");
        for (Duration age = Duration.ZERO; age.compareTo(Sessions.LONGEST) < 0; age = age.plusHours(1)) {
            assertEquals(Optional.of("ana"), unit.user("s", true));
            clock.advance(Duration.ofHours(1));
        }
        assertTrue(unit.user("s", true).isEmpty());
    }

    @Test
    void shouldEndThoseOfOnePerson_inEveryBrowser() {
        unit.begin("one", "ana");
        unit.begin("two", "ana");
        unit.begin("other", "beto");
        unit.endAll("ana");
        assertTrue(unit.user("one", true).isEmpty() && unit.user("two", true).isEmpty());
        assertEquals(Optional.of("beto"), unit.user("other", true));
    }

    @Test
    void shouldEnd_whenOnlyThePageRefreshesItself() {
        unit.begin("s", "ana");
        clock.advance(Sessions.IDLE.minusMinutes(1));
        assertEquals(Optional.of("ana"), unit.user("s", false));
        clock.advance(Duration.ofMinutes(1));
        assertTrue(unit.user("s", false).isEmpty());
    }

    @Test
    void shouldEndTheOldest_whenThereAreTooMany() {
        unit.begin("first", "ana");
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 1_000; i++) {
            unit.begin("s" + i, "ana");
        }
        assertTrue(unit.user("first", true).isEmpty());
        assertEquals(Optional.of("ana"), unit.user("s999", true));
    }
}
