package io.anula.provider.calipso;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Absent;
import io.anula.cancellation.Outcome.Confirmed;
import io.anula.cancellation.Outcome.OfLookup;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.provider.UnreadableLookup;
import io.anula.provider.http.ProviderAnswer;
import java.util.Optional;

/**
 * The meaning of an answer to a look-up that an operator has set up. Calipso documents none (open). The supported form
 * answers a GET with {@code ordenid}: a {@code CAE} is the credit note, {@code "found": false} says that there is none.
 */
final class LookupAnswer {
    private static final int OK = 200;

    private LookupAnswer() {}

    static OfLookup outcome(ProviderAnswer raw, Cancellation cancellation, CalipsoAccount account) {
        Optional<AnswerFields> fields = raw.status() == OK ? AnswerFields.read(raw.body()) : Optional.empty();
        if (fields.isEmpty()) {
            return UnreadableLookup.outcome(raw, cancellation);
        }
        String order = OrderId.canonical(cancellation.key().invoice());
        Reading answer = new Reading(fields.get(), account.answer());
        String cae = answer.cae();
        if (cae != null && !answer.isContradicted(order)) {
            return new Confirmed(new CreditNote(cae, answer.number(), null), null, raw.evidence());
        }
        if (answer.hasCae() || answer.isAboutAnother(order)) {
            return new Undecidable("the look-up's answer contradicts itself", raw.evidence());
        }
        return answer.isNotFound() && !answer.hasError() && account.lookupIsAuthoritative()
                ? new Absent(raw.evidence())
                : new Undecidable("the look-up shows no credit note, which proves nothing here", raw.evidence());
    }
}
