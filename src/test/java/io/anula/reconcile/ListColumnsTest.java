package io.anula.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.settings.Settings;
import io.anula.intake.CsvTable;
import io.anula.testing.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column is what, and what a row says. */
final class ListColumnsTest {
    private static Settings settings(Map<String, String> values) {
        return Settings.of(Given.PROVIDERS.settings(), values, Map.of(), new Properties());
    }

    private static CsvTable table(byte[] bytes) throws IOException {
        return CsvTable.open(() -> new ByteArrayInputStream(bytes), null);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1252", "UTF-16"})
    void shouldReadWhatSpreadsheetsWrite(String charset) throws IOException {
        byte[] bytes = "sep=;\r\nNota de Crédito;REFERENCIA;Fecha_Emisión\r\n\"nc-1\";fc-1;31/12/2025\r\n"
                .getBytes(Charset.forName(charset));
        try (CsvTable table = table(bytes)) {
            ListColumns columns = ListColumns.of(table.header(), settings(Map.of()));
            assertEquals(new ListColumns(0, 1, 2, -1), columns);
            CsvTable.Line row = Objects.requireNonNull(table.next());
            assertEquals(new ListLine(3, "nc-1", "fc-1", LocalDate.of(2025, 12, 31), -1), ListLine.of(row, columns));
            assertNull(table.next());
        }
    }

    @Test
    void shouldTakeTheColumnsThatTheSettingsName() throws IOException {
        Settings settings = settings(Map.of("reconcile.lists.note", "Mi Código", "reconcile.lists.invoice", "Doc"));
        assertEquals(
                new ListColumns(2, 0, -1, -1),
                ListColumns.of(
                        table("Doc,tascode,mi codigo\n".getBytes(StandardCharsets.UTF_8))
                                .header(),
                        settings));
        String message = assertThrows(WrongListException.class, () -> ListColumns.of(List.of("tascode"), settings))
                .getMessage();
        assertTrue(String.valueOf(message).startsWith("reconcile.lists.note = mi codigo: "), message);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2025-12-31",
        "2025-12-31T23:00:00, 2025-12-31",
        "20251231, 2025-12-31",
        "31-12-2025 10:00, 2025-12-31",
        "1/2/2025, 2025-02-01"
    })
    void shouldReadDates(String text, String date) throws IOException {
        CsvTable.Line row = new CsvTable.Line(2, List.of("nc-1", text));
        assertEquals(
                LocalDate.parse(date),
                ListLine.of(row, new ListColumns(0, -1, 1, -1)).date());
    }

    @Test
    void shouldPassOverWhatCannotBeRead() throws IOException {
        ListColumns columns = new ListColumns(0, 1, 2, 3);
        assertEquals(
                new ListLine(2, "nc-1", "", null, -1),
                ListLine.of(new CsvTable.Line(2, List.of("nc-1", "", "31/31/2025", "accepted")), columns));
        assertEquals(
                new ListLine(2, "nc-1", "", null, -1), ListLine.of(new CsvTable.Line(2, List.of("nc-1")), columns));
        assertThrows(WrongListException.class, () -> ListLine.of(new CsvTable.Line(2, List.of(" ", "fc-1")), columns));
    }
}
