package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.provider.Claim;
import io.anula.testing.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Claims one by one, and batches of them. */
final class DueClaimsTest {
    @Test
    void shouldClaimABatch_onlyWhenTheOneBeforeIsUsedUpAndTheNextIsAskedFor() throws InterruptedException {
        try (TestStore store = TestStore.inMemory();
                Node node = new Node(store)) {
            store.ready("fc-1");
            Claim claim = node.send();
            List<List<Claim>> batches = new ArrayList<>(List.of(List.of(claim, claim), List.of(claim), List.of()));
            DueClaims unit = new DueClaims(() -> batches.remove(0));
            assertTrue(unit.hasNext());
            assertEquals(3, batches.size());
            assertEquals(claim, unit.next());
            assertEquals(claim, unit.next());
            assertTrue(unit.hasNext());
            assertEquals(2, batches.size(), "the last claim leaves before the next is made");
            assertEquals(claim, unit.next());
            assertNull(unit.next(), "a split passes it over");
            assertFalse(unit.hasNext());
            assertThrows(NoSuchElementException.class, unit::next);
        }
    }

    @Test
    void shouldEnd_whenAClaimFails() {
        DueClaims unit = new DueClaims(() -> {
            throw new IllegalStateException("the store is away");
        });
        assertThrows(IllegalStateException.class, unit::next);
        assertFalse(unit.hasNext());
    }
}
