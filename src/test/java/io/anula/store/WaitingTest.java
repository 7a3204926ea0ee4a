package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.store.CancellationQueries.WaitingNote;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
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
    void shouldFindTheNote_byItsCodeAndByThatOfItsInvoice_whileItIsUndecided() {
        Cancellation sending = store.go(
                store.ready("fc-1"), new Outcome.Claimed(store.clock.instant().plusSeconds(90)));
        assertEquals(List.of(), unit.waiting(Given.LAFACTURA, Set.of("fc-1")), "it has no note yet");
        Cancellation sent = store.go(sending, new Outcome.Created(Given.NOTE, "0", null));
        WaitingNote found =
                new WaitingNote(sent.id(), Set.of("fc-1", Given.NOTE.code()), Objects.requireNonNull(sent.dueAt()));
        for (String code : List.of("fc-1", Given.NOTE.code())) {
            assertEquals(List.of(found), unit.waiting(Given.LAFACTURA, Set.of(code, "nc-other")));
        }
        assertEquals(List.of(), unit.waiting(Given.LAFACTURA, Set.of("nc-unknown")));
        assertEquals(List.of(), unit.waiting(Given.calipso("1").provider(), Set.of("fc-1")));
        store.go(sent, new Outcome.Accepted(Given.NOTE, "2", null));
        assertEquals(List.of(), unit.waiting(Given.LAFACTURA, Set.of("fc-1")));
    }
}
