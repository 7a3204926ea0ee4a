package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which notes an event makes due. */
final class WaitingTest {
    private final TestStore store = TestStore.inMemory();
    private final CancellationQueries unit = new CancellationQueries(store.database);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldFindTheNote_onlyWhileItsPollIsNotDueYet() {
        Cancellation sending = store.go(
                store.ready("fc-1"), new Outcome.Claimed(store.clock.instant().plusSeconds(90)));
        Cancellation sent = store.go(sending, new Outcome.Created(Given.NOTE, "0", null));
        Instant due = Objects.requireNonNull(sent.dueAt());
        for (String code : List.of("fc-1", Given.NOTE.code())) {
            assertEquals(List.of(sent.id()), unit.waiting(Given.LAFACTURA, Set.of(code), due.minusMillis(1)));
            assertEquals(
                    List.of(), unit.waiting(Given.LAFACTURA, Set.of(code), due), "it is due: an event changes nothing");
        }
        assertEquals(List.of(), unit.waiting(Given.LAFACTURA, Set.of("nc-unknown"), due.minusMillis(1)));
    }
}
