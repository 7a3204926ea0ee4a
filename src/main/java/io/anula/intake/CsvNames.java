package io.anula.intake;

import io.anula.intake.rules.Blanks;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The accepted column names of a CSV file: those of the API, those of the request table, or Spanish names; letter case
 * and accents do not matter.
 */
final class CsvNames {
    private static final String PAYLOAD = "payload";
    private static final List<String> PROVIDER = List.of(RequestParser.PROVIDER, "proveedor");
    private static final List<String> ACCOUNT = List.of(RequestParser.ACCOUNT, "cuenta");
    private static final List<String> INVOICE = List.of(
            Columns.CSV.invoice(),
            "invoice",
            "factura",
            "codigo de factura",
            "codigo factura",
            "numero de factura",
            "nro de factura",
            "nro factura",
            "n° factura",
            "nº factura");
    private static final List<String> REASON =
            List.of(Columns.CSV.reason(), "reason", "motivo", "descripcion", "motivo de anulacion");
    private static final List<String> DOCUMENT = List.of(PAYLOAD, "document", "documento", "contenido");

    private CsvNames() {}

    /** The name in the form for comparison: without accents, capitals and outer blanks, and with single spaces. */
    static String plain(String name) {
        return Normalizer.normalize(Blanks.strip(name), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", " ");
    }

    /**
     * Assigns the columns; null for a missing one.
     *
     * @param more the names of the providers' optional fields
     * @throws UnreadableFileException when two columns could have the same meaning
     */
    static Roles roles(List<String> names, Set<String> more, Position place) throws UnreadableFileException {
        return new Roles(
                find(PROVIDER, names, place),
                find(ACCOUNT, names, place),
                find(INVOICE, names, place),
                find(REASON, names, place),
                find(DOCUMENT, names, place),
                more.stream()
                        .filter(name -> names.contains(plain(name)))
                        .collect(Collectors.toUnmodifiableMap(name -> name, CsvNames::plain)));
    }

    /** The first name is our own and has priority; of the other names, a file may use only one. */
    private static @Nullable String find(List<String> known, List<String> names, Position place)
            throws UnreadableFileException {
        List<String> found = known.stream().filter(names::contains).toList();
        if (found.size() > 1 && !found.get(0).equals(known.get(0))) {
            String both = String.join(", ", found);
            throw new UnreadableFileException(
                    place,
                    "only one of the columns %s was expected".formatted(both),
                    "se esperaba solo una de las columnas %s".formatted(both));
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /**
     * The names of the used columns as the file writes them; null for a missing one.
     *
     * @param more the columns of optional fields, by the field's name
     */
    record Roles(
            @Nullable String provider,
            @Nullable String account,
            @Nullable String invoice,
            @Nullable String reason,
            @Nullable String document,
            Map<String, String> more) {

        boolean isEnough() {
            return provider != null && (invoice != null || document != null);
        }

        Columns columns() {
            return new Columns(
                    invoice == null ? Columns.CSV.invoice() : invoice, reason == null ? Columns.CSV.reason() : reason);
        }

        /** The cells under our own names. */
        Map<String, String> named(Map<String, String> cells) {
            Map<String, String> row = new LinkedHashMap<>();
            put(row, RequestParser.PROVIDER, cells, provider);
            put(row, RequestParser.ACCOUNT, cells, account);
            put(row, columns().invoice(), cells, invoice);
            put(row, columns().reason(), cells, reason);
            more.forEach((name, column) -> put(row, name, cells, column));
            if (document != null && holdsDocument(cells)) {
                put(row, PAYLOAD, cells, document);
            }
            return row;
        }

        /**
         * Whether the column documento contains a document: beside an invoice column it may contain the number of the
         * customer's identity card.
         */
        private boolean holdsDocument(Map<String, String> cells) {
            return PAYLOAD.equals(document)
                    || cells.getOrDefault(document, "").startsWith("{")
                    || cells.getOrDefault(invoice, "").isEmpty();
        }

        private static void put(
                Map<String, String> row, String name, Map<String, String> cells, @Nullable String column) {
            String cell = column == null ? null : cells.get(column);
            if (cell != null) {
                row.put(name, cell);
            }
        }
    }
}
