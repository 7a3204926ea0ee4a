package io.anula.config.settings;

import static io.anula.config.settings.Kind.NAMES;
import static io.anula.config.settings.Kind.choice;

import java.util.List;

/** The keys that say how Calipso's answers are read, after {@code calipso.} */
final class CalipsoCatalog {
    private CalipsoCatalog() {}

    static List<Setting> answer() {
        return List.of(
                new Setting(
                        "answer.result",
                        "Resultado",
                        NAMES,
                        "Field of an answer that says whether the note was granted; at any depth, in any letter case"),
                new Setting("answer.accepted", "A", NAMES, "Its value that says so"),
                new Setting("answer.rejected", "R", NAMES, "Its value that says the contrary"),
                new Setting("answer.number", "CbteDesde", NAMES, "Field with the printed number"),
                new Setting("answer.cae", "CAE", NAMES, "Field with the authority's code"),
                new Setting(
                        "answer.errors",
                        "error,errores,Errors,Observaciones,faultstring",
                        NAMES,
                        "Fields that are empty after a success"),
                new Setting(
                        "answer.proof",
                        "",
                        choice("cae", "result", "http").orEmpty(),
                        "What proves a success: cae, result, or http (any 2xx: your own risk); empty: cae for the new form, result for the legacy form"));
    }
}
