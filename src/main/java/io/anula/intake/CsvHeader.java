package io.anula.intake;

import io.anula.intake.rules.Blanks;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Printable;
import io.anula.intake.rules.Problem;
import io.anula.io.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The first row of a CSV file: assigns the columns, in any order, by the names of {@link CsvNames}. Unknown columns are
 * ignored.
 */
final class CsvHeader {
    private static final int LONGEST_SHOWN = 100;
    /** A name that does not match is not shown in messages: it may contain anything. */
    private static final Pattern NAME = Pattern.compile("[\\p{L} _.-]{1,24}");

    private final List<String> names;
    private final CsvNames.Roles roles;

    private CsvHeader(List<String> names, CsvNames.Roles roles) {
        this.names = names;
        this.roles = roles;
    }

    /** @param more the names of the providers' optional fields */
    static CsvHeader of(CsvRows.Row row, Set<String> more) throws UnreadableFileException {
        List<String> names = row.cells().stream().map(CsvNames::plain).toList();
        Position place = new Position(row.line(), 1);
        refuseTwins(names, place);
        CsvNames.Roles roles = CsvNames.roles(names, more, place);
        if (!roles.isEnough()) {
            throw notEnough(names, place);
        }
        return new CsvHeader(names, roles);
    }

    /** The column names that a problem may mention. */
    Columns columns() {
        return roles.columns();
    }

    /**
     * The row's cells by column name. Excel omits empty cells at the end of a row, or writes some beyond the header:
     * both are accepted.
     */
    Map<String, String> read(CsvRows.Row row) throws InvalidRequestException {
        List<String> cells = row.cells();
        if (cells.size() > names.size()
                && !cells.subList(names.size(), cells.size()).stream().allMatch(Blanks::isBlank)) {
            throw wrongCount(cells.size());
        }
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
            byName.put(names.get(i), Blanks.strip(cells.get(i)));
        }
        return roles.named(byName);
    }

    private InvalidRequestException wrongCount(int found) {
        return new InvalidRequestException(Problem.of(
                null,
                null,
                "columns",
                "the header has %s, this row has %d".formatted(Counted.of(names.size(), "cell"), found),
                "el encabezado tiene %s, esta fila tiene %d".formatted(Counted.of(names.size(), "celda"), found)));
    }

    private static void refuseTwins(List<String> names, Position place) throws UnreadableFileException {
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && names.indexOf(names.get(i)) < i) {
                int first = names.indexOf(names.get(i)) + 1;
                throw new UnreadableFileException(
                        place,
                        "columns %d and %d have the same name".formatted(first, i + 1),
                        "las columnas %d y %d se llaman igual".formatted(first, i + 1));
            }
        }
    }

    private static UnreadableFileException notEnough(List<String> names, Position place) {
        String found = Printable.text(
                names.stream()
                        .map(name -> NAME.matcher(name).matches() ? name : "…")
                        .collect(Collectors.joining(", ")),
                LONGEST_SHOWN);
        return new UnreadableFileException(
                place,
                "a header was expected: provider,account,tascode,description or provider,account,payload; found: "
                        + found,
                "se esperaba un encabezado: proveedor,cuenta,factura,motivo o proveedor,cuenta,documento; se encontró: "
                        + found);
    }
}
