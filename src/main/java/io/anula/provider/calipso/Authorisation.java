package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.Checks;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.Field.Check;
import io.anula.intake.rules.InvalidRequestException;
import java.util.List;
import java.util.Map;

/**
 * The 13 fields of the authorisation that the caller of Calipso's legacy form already has. A document has all of them
 * or none.
 */
final class Authorisation {
    private static final List<Map.Entry<String, Check>> FIELDS = List.of(
            Map.entry("PtoVta", Checks::digits),
            Map.entry("CbteTipo", Checks::creditNoteType),
            Map.entry("FchProceso", Checks::time),
            Map.entry("CantReg", Checks::digits),
            Map.entry("Resultado", Checks::letter),
            Map.entry("Reproceso", Checks::text),
            Map.entry("Concepto", Checks::digits),
            Map.entry("CbteDesde", Checks::digits),
            Map.entry("CbteHasta", Checks::digits),
            Map.entry("CbteFch", Checks::date),
            Map.entry("CAE", Checks::cae),
            Map.entry("CAEFchVto", Checks::date),
            Map.entry("WsVersion", Checks::identifier));

    /** The names of the fields. */
    static final List<String> NAMES = FIELDS.stream().map(Map.Entry::getKey).toList();

    private Authorisation() {}

    /** Refuses a document with only some of the fields, and one without them if the account uses the legacy form. */
    static void check(ObjectNode document, boolean legacy) throws InvalidRequestException {
        List<String> missing = missing(document);
        if (missing.size() == FIELDS.size() && !legacy) {
            return;
        }
        if (!missing.isEmpty()) {
            throw incomplete(Field.of(document, missing.get(0)), String.join(", ", missing), legacy);
        }
        for (Map.Entry<String, Check> each : FIELDS) {
            Field.of(document, each.getKey()).required(each.getValue());
        }
    }

    private static List<String> missing(ObjectNode document) {
        return NAMES.stream()
                .filter(name -> Field.of(document, name).isAbsent())
                .toList();
    }

    private static InvalidRequestException incomplete(Field first, String missing, boolean legacy) {
        if (legacy) {
            return first.wrong(
                    "required",
                    "this account wants the 13 fields of the authorisation, missing: " + missing,
                    "esta cuenta pide los 13 campos de la autorización, faltan: " + missing);
        }
        return first.wrong(
                "all-or-none",
                "all 13 fields of the authorisation or none were expected, missing: " + missing,
                "se esperaban los 13 campos de la autorización o ninguno, faltan: " + missing);
    }
}
