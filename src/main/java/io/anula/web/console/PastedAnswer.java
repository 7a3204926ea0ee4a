package io.anula.web.console;

import io.anula.cancellation.CreditNote;
import io.anula.provider.Judgement;
import io.anula.provider.Reason;
import io.anula.provider.trial.Meaning;
import io.anula.provider.trial.StoredAnswers;
import java.util.List;

/**
 * What an answer that was pasted means.
 *
 * @param meaning its name
 * @param note the credit note's code; empty if there is none
 * @param reasons sentences with the fields that count, in the reader's language
 */
record PastedAnswer(String meaning, String note, List<String> reasons) {
    static PastedAnswer of(Judgement judged, Language language) {
        CreditNote note = StoredAnswers.note(judged.outcome());
        return new PastedAnswer(
                Meaning.of(judged.outcome()).text(),
                note == null ? "" : note.code(),
                judged.reasons().stream().map(reason -> text(reason, language)).toList());
    }

    private static String text(Reason reason, Language language) {
        String said = language == Language.ES ? reason.spanish() : reason.english();
        return reason.path().isEmpty() ? said : "%s = %s: %s".formatted(reason.path(), reason.value(), said);
    }
}
