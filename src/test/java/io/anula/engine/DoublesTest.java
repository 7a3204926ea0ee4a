package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.watch.KeyCollisionsFound;
import io.anula.store.KeyCollisions;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store of before that took one invoice for two. */
final class DoublesTest {
    private final TestStore store = TestStore.inMemory();
    private final Doubles unit = new Doubles(store.cancellations, new Transition(Given.SCHEDULES), store.clock);

    @AfterEach
    void close() {
        store.close();
    }

    private Cancellation collided(String invoice, Cancellation first, Outcome... outcomes) {
        Cancellation second = store.go(store.ready(invoice), outcomes);
        store.sql.update("delete from live_key where cancellation_id = ?", second.id());
        store.sql.update(
                "insert into key_collision (cancellation_id, live_key, found_at) values (?, ?, 0)",
                second.id(),
                first.key().live());
        return second;
    }

    @Test
    void shouldHoldTheSecond_unlessItHasANoteAlready() {
        Cancellation first = store.ready("fc-1");
        Outcome claimed = new Outcome.Claimed(store.clock.instant().plusSeconds(90));
        Cancellation ready = collided("fc-2", first);
        Cancellation sending = collided("fc-3", first, claimed);
        Cancellation doubt = collided("fc-4", first, claimed, new Outcome.Unknown("reset", null));
        Cancellation sent = collided("fc-5", first, claimed, new Outcome.Created(Given.NOTE, "0", null));
        for (int start = 0; start < 2; start++) {
            unit.hold();
            for (Cancellation held : List.of(ready, sending, doubt)) {
                Cancellation now = store.found(held.id());
                assertEquals(State.HELD, now.state());
                assertTrue(Objects.requireNonNull(now.message()).contains(first.id()), now.message());
            }
            assertEquals(sent, store.found(sent.id()));
            assertEquals(first, store.found(first.id()));
        }
    }

    @Test
    void shouldStand_untilAPersonHasSeenEachPair() {
        Alarms alarms = new Alarms(store.clock);
        KeyCollisionsFound watch = new KeyCollisionsFound(new KeyCollisions(store.database), alarms);
        watch.look();
        assertEquals(List.of(), alarms.active());
        Cancellation first = store.ready("fc-1");
        Cancellation second = collided("fc-2", first);
        watch.look();
        Alarm alarm = alarms.active().get(0);
        assertEquals("one-invoice-twice", alarm.name());
        assertTrue(alarm.message().contains(first.id()) && alarm.message().contains(second.id()), alarm.message());
        store.cancellations.collisions().seen(first.id(), store.clock.instant());
        watch.look();
        assertEquals(List.of(), alarms.active());
    }
}
