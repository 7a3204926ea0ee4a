package io.anula.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The first row of a CSV file: which column is which, in any order. Columns that nobody knows are passed over. */
final class CsvHeader {
    private final List<String> names;

    private CsvHeader(List<String> names) {
        this.names = names;
    }

    static CsvHeader of(CsvRows.Row row) throws UnreadableFileException {
        CsvHeader header = new CsvHeader(row.cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList());
        Position place = new Position(row.line(), 1);
        header.refuseTwins(place);
        header.refuseMissing(place);
        return header;
    }

    /** The row's cells by the name of their column. */
    Map<String, String> read(CsvRows.Row row) throws InvalidRequestException {
        List<String> cells = row.cells();
        if (cells.size() != names.size()) {
            throw wrongCount(cells.size());
        }
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byName.put(names.get(i), cells.get(i));
        }
        return byName;
    }

    private InvalidRequestException wrongCount(int found) {
        return new InvalidRequestException(Problem.of(
                null,
                null,
                "columns",
                "the header has %d cells, this row has %d".formatted(names.size(), found),
                "el encabezado tiene %d celdas, esta fila tiene %d".formatted(names.size(), found)));
    }

    private void refuseTwins(Position place) throws UnreadableFileException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                String shown = Printable.text(name, 100);
                throw new UnreadableFileException(
                        place,
                        "the column %s stands there twice".formatted(shown),
                        "la columna %s aparece dos veces".formatted(shown));
            }
        }
    }

    private void refuseMissing(Position place) throws UnreadableFileException {
        boolean hasContent = names.contains("tascode") || names.contains("payload");
        if (!hasContent || !names.contains("provider")) {
            throw new UnreadableFileException(
                    place,
                    "a header was expected: provider,account,tascode,description or provider,account,payload",
                    "se esperaba un encabezado: provider,account,tascode,description o provider,account,payload");
        }
    }
}
