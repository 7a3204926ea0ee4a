package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.TestStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes and one thing that only one may do. */
final class StoredLeasesTest {
    private static final Duration TICK = Duration.ofMillis(1);

    private final TestStore store = TestStore.onPostgres();
    private final StoredLeases one = new StoredLeases(store.database, store.clock, "one");
    private final StoredLeases other = new StoredLeases(store.database, store.clock, "other");

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldBeNobodyElses_whenItIsTaken() {
        assertTrue(one.take("a"));
        assertFalse(other.take("a"));
        assertFalse(one.take("a"), "not twice by the same either");
        assertTrue(one.holds("a"));
        assertFalse(other.holds("a"));
    }

    @Test
    void shouldBeFree_whenItIsGivenBack() {
        one.take("a");
        one.release("a");
        assertTrue(other.take("a"));
    }

    @Test
    void shouldBeTakenOver_whenItsHolderIsHeardOfNoMore_andNotATickBefore() {
        one.take("a");
        store.clock.advance(StoredLeases.LENGTH);
        assertFalse(other.take("a"));
        store.clock.advance(TICK);
        assertTrue(other.take("a"));
    }

    @Test
    void shouldNotBeReliedOn_whenItsEndIsNear() {
        one.take("a");
        store.clock.advance(StoredLeases.LENGTH.minusSeconds(3));
        assertFalse(one.holds("a"));
    }

    @Test
    void shouldLast_whenItIsRenewed() {
        one.take("a");
        store.clock.advance(StoredLeases.LENGTH.minus(TICK));
        one.renew();
        store.clock.advance(StoredLeases.LENGTH);
        assertFalse(other.take("a"));
    }

    @Test
    void shouldBeLost_whenSomebodyTookItOverMeanwhile() {
        one.take("a");
        store.clock.advance(StoredLeases.LENGTH.plus(TICK));
        other.take("a");
        one.renew();
        assertFalse(one.holds("a"));
        one.release("a");
        assertTrue(other.holds("a"), "what one gives back is not the other's");
    }

    @Test
    void shouldAllBeGivenBack_whenTheProcessEnds() {
        List.of("a", "b").forEach(one::take);
        one.close();
        assertEquals(0, store.count("lease"));
    }
}
