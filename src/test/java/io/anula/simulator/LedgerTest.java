package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    private final Set<String> rejected = new HashSet<>();
    private final Ledger<String> unit = new Ledger<>(2, rejected::contains);

    private void add(String invoice) {
        unit.add(invoice, number -> "note " + number);
    }

    @Test
    void shouldForgetTheOldest_whenMoreThanKeptAreMade() {
        add("fc-1");
        add("fc-2");
        add("fc-3");
        assertEquals(Optional.empty(), unit.find(1));
        assertEquals(Optional.of("note 2"), unit.newest("fc-2"));
        assertEquals(0, unit.count("fc-1"));
        assertEquals(3, unit.made());
    }

    @Test
    void shouldRememberTheNewest_whenOnlyAnOlderOneIsForgotten() {
        add("fc-1");
        add("fc-1");
        add("fc-2");
        assertEquals(Optional.of("note 2"), unit.newest("fc-1"));
        assertEquals(2, unit.count("fc-1"));
        assertEquals(1, unit.doubles());
    }

    @Test
    void shouldCountNoDouble_whereTheNoteBeforeWasRejected() {
        add("fc-1");
        rejected.add("note 1");
        add("fc-1");
        assertEquals(2, unit.count("fc-1"));
        assertEquals(0, unit.doubles());
        add("fc-1");
        assertEquals(1, unit.doubles(), "the second note stands");
        rejected.add("note 3");
        add("fc-1");
        assertEquals(1, unit.doubles(), "an invoice counts once");
    }
}
