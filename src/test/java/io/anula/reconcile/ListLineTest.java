package io.anula.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.CsvTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row of a provider's list: its note counts, and a cell that cannot be read is named. */
final class ListLineTest {
    private static final ListColumns COLUMNS = new ListColumns(0, 1, 2, 3);

    private static CsvTable.Line row(String date, String process) {
        return new CsvTable.Line(7, List.of("nc-1", "fc-1", date, process));
    }

    @ParameterizedTest
    @CsvSource({"99/99/9999, 2, no date: 99/99/9999", "soon, 2, no date: soon", "2026-12-01, abc, no process: abc"})
    void shouldNameACellThatCannotBeRead(String date, String process, String said) throws WrongListException {
        assertTrue(ListLine.unreadable(row(date, process), COLUMNS).orElse("").startsWith(said));
        assertEquals("nc-1", ListLine.of(row(date, process), COLUMNS).note());
    }

    @Test
    void shouldNameNothing_whenACellIsEmptyOrReadable() {
        assertTrue(ListLine.unreadable(row("", ""), COLUMNS).isEmpty());
        assertTrue(ListLine.unreadable(row("01/12/2026 10:00", "95"), COLUMNS).isEmpty());
    }
}
