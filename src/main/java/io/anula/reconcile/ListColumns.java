package io.anula.reconcile;

import io.anula.config.settings.ReconcileKeys;
import io.anula.config.settings.Setting;
import io.anula.config.settings.Settings;
import io.anula.intake.CsvTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which column of a list is what: by the names of the settings, or by names that such lists usually have. Letter case,
 * accents, dashes and underscores do not matter.
 *
 * @param note the place of the note's code, from 0
 * @param invoice the place of the invoice; -1 if there is none
 * @param date the place of the note's date; -1 if there is none
 * @param process the place of the authority's step; -1 if there is none
 */
record ListColumns(int note, int invoice, int date, int process) {
    private static final List<String> NOTE = List.of(
            "tascode",
            "note",
            "credit note",
            "creditnote",
            "nota",
            "nota credito",
            "nota de credito",
            "codigo nota",
            "codigo de nota",
            "codigo",
            "code");
    private static final List<String> INVOICE = List.of(
            "referal",
            "referral",
            "reference",
            "referencia",
            "invoice",
            "factura",
            "codigo factura",
            "codigo de factura",
            "numero de factura",
            "ordenid",
            "orden");
    private static final List<String> DATE = List.of(
            "date",
            "fecha",
            "issue date",
            "issued",
            "fecha emision",
            "fecha de emision",
            "fecha documento",
            "fecha de la nota");
    private static final List<String> PROCESS = List.of("process", "proceso", "estado dian", "dian");

    /**
     * The columns of this header.
     *
     * @param header the names in the form of {@link CsvTable#plain}
     * @throws WrongListException when there is no column of notes, or one that the settings name is missing
     */
    static ListColumns of(List<String> header, Settings settings) throws WrongListException {
        int note = find(header, settings, ReconcileKeys.RECONCILE_LISTS_NOTE, NOTE);
        if (note < 0) {
            throw new WrongListException(
                    "a column with the code of the credit note was expected, such as tascode or nota; found: %1$s. Name it in reconcile.lists.note / se esperaba una columna con el código de la nota de crédito, como tascode o nota; indíquela en reconcile.lists.note"
                            .formatted(shown(header)));
        }
        return new ListColumns(
                note,
                find(header, settings, ReconcileKeys.RECONCILE_LISTS_INVOICE, INVOICE),
                find(header, settings, ReconcileKeys.RECONCILE_LISTS_DATE, DATE),
                find(header, settings, ReconcileKeys.RECONCILE_LISTS_PROCESS, PROCESS));
    }

    private static int find(List<String> header, Settings settings, Setting<String> setting, List<String> usual)
            throws WrongListException {
        String named = CsvTable.plain(settings.get(setting));
        if (!named.isEmpty()) {
            int place = header.indexOf(named);
            if (place < 0) {
                throw new WrongListException(
                        "%1$s = %2$s: the list has no such column; it has %3$s / la lista no tiene esa columna"
                                .formatted(setting.key(), named, shown(header)));
            }
            return place;
        }
        return usual.stream()
                .mapToInt(header::indexOf)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static String shown(List<String> header) {
        List<String> names = new ArrayList<>();
        for (String name : header.subList(0, Math.min(header.size(), 12))) {
            names.add(name.matches("[\\p{L}\\p{N} .]{1,24}") ? name : "…");
        }
        return String.join(", ", names);
    }
}
