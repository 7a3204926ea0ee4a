package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

final class DatabaseClockTest {
    private static final long DATABASE = 1_000_000;

    private final SettableClock local = new SettableClock();
    private long steadyNanos;
    private @Nullable Long answer = DATABASE;
    private int asked;
    private Duration connecting = Duration.ZERO;
    private final DatabaseClock unit = new DatabaseClock(local, this::ask, () -> steadyNanos);

    private @Nullable Long ask(Runnable asking) {
        asked++;
        pass(connecting);
        asking.run();
        if (answer == null) {
            throw new DataAccessResourceFailureException("away");
        }
        return answer;
    }

    private void pass(Duration time) {
        local.advance(time);
        steadyNanos += time.toNanos();
    }

    @Test
    void shouldSayWhatTheDatabaseSays_notTheMachine() {
        assertEquals(DATABASE, unit.millis());
    }

    @Test
    void shouldNotCountTheWaitForAConnection() {
        connecting = Duration.ofSeconds(4);
        assertEquals(DATABASE, unit.millis());
    }

    @Test
    void shouldGoOnByItself_whenTheAnswerIsYoung() {
        unit.millis();
        pass(Duration.ofMillis(999));
        assertEquals(DATABASE + 999, unit.millis());
        assertEquals(1, asked);
    }

    @Test
    void shouldAskAgain_whenTheAnswerIsOld() {
        unit.millis();
        pass(Duration.ofSeconds(1));
        answer = DATABASE + 5_000;
        assertEquals(DATABASE + 5_000, unit.millis());
    }

    @Test
    void shouldAskAgain_whenTheMachineStoodStillAndItsSteadyClockWithIt() {
        unit.millis();
        local.advance(Duration.ofHours(1));
        answer = DATABASE + 3_600_000;
        assertEquals(DATABASE + 3_600_000, unit.millis());
        assertEquals(2, asked);
    }

    @Test
    void shouldCountTheLaterOfBothClocks_whenTheDatabaseIsAway() {
        unit.millis();
        answer = null;
        steadyNanos += Duration.ofSeconds(5).toNanos();
        local.advance(Duration.ofSeconds(90));
        assertEquals(DATABASE + 90_000, unit.millis());
    }

    @Test
    void shouldBeTheMachines_whenTheDatabaseHasNeverAnswered() {
        answer = null;
        assertEquals(SettableClock.START.toEpochMilli(), unit.millis());
    }

    @Test
    void shouldFollowARealDatabase_whenTheMachineIsAnHourLate() {
        try (TestStore store = TestStore.onPostgres()) {
            Clock late = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
            Instant now = store.database.clock(late).instant();
            Instant real = Instant.ofEpochMilli(Objects.requireNonNull(store.sql.queryForObject(
                    "select (extract(epoch from clock_timestamp()) * 1000)::bigint", Long.class)));
            Duration between = Duration.between(now, real).abs();
            assertTrue(between.compareTo(Duration.ofSeconds(10)) < 0, between.toString());
        }
    }
}
