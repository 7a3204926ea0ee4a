package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a clock dated that was ahead. */
final class RedatingTest {
    private static final Map<State, Duration> LATEST =
            Map.of(State.SENT, Duration.ofMinutes(1), State.SENDING, Duration.ofSeconds(92));

    private final TestStore store = TestStore.inMemory();
    private final Redating unit = new Redating(store.database, store.clock);

    @AfterEach
    void close() {
        store.close();
    }

    private Cancellation sending(String invoice) {
        return store.go(
                store.ready(invoice), new Outcome.Claimed(store.clock.instant().plusSeconds(90)));
    }

    @Test
    void shouldPollSoon_whatWasDatedByAClockThatWasAhead() {
        Cancellation sent = store.go(sending("fc-1"), new Outcome.Created(Given.NOTE, "0", null));
        Cancellation sending = sending("fc-2");
        assertFalse(unit.isAhead());
        Instant now = SettableClock.START.minus(Duration.ofHours(5));
        store.clock.set(now);
        assertTrue(unit.isAhead());
        unit.run(LATEST, LATEST);
        assertEquals(now.plus(Duration.ofMinutes(1)), store.found(sent.id()).dueAt());
        assertEquals(now.plusSeconds(92), store.found(sending.id()).dueAt());
        assertEquals(sent.version(), store.found(sent.id()).version(), "whoever has it in hand may record it");
    }

    @Test
    void shouldLeaveAlone_whatIsNotDueTooLate() {
        Cancellation sent = store.go(sending("fc-1"), new Outcome.Created(Given.NOTE, "0", null));
        unit.run(LATEST, LATEST);
        assertEquals(sent.dueAt(), store.found(sent.id()).dueAt());
    }
}
