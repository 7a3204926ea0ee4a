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

    static Decided<OfLookup> decided(ProviderAnswer raw, Cancellation cancellation, CalipsoAccount account) {
        Optional<AnswerFields> fields = raw.status() == OK ? AnswerFields.read(raw.body()) : Optional.empty();
        if (fields.isEmpty()) {
            return new Decided<>(
                    UnreadableLookup.outcome(raw, cancellation),
                    AnswerRule.PROVES_NOTHING,
                    AnswerRule.UNREADABLE,
                    null);
        }
        String order = OrderId.canonical(cancellation.key().invoice());
        Reading answer = new Reading(fields.get(), account.answer(), order);
        String cae = answer.cae();
        if (cae != null && !answer.isContradicted()) {
            CreditNote note = new CreditNote(cae, answer.number(), null);
            return new Decided<>(new Confirmed(note, null, raw.evidence()), AnswerRule.FOUND, answer);
        }
        if (answer.has(Sign.CAE) || answer.has(Sign.OTHER_ORDER)) {
            return new Decided<>(
                    new Undecidable("the look-up's answer contradicts itself", raw.evidence()),
                    AnswerRule.CONTRADICTS_ITSELF,
                    answer);
        }
        return answer.has(Sign.NOT_FOUND) && !answer.has(Sign.ERROR) && account.lookupIsAuthoritative()
                ? new Decided<>(new Absent(raw.evidence()), AnswerRule.ABSENT, answer)
                : new Decided<>(
                        new Undecidable("the look-up shows no credit note, which proves nothing here", raw.evidence()),
                        AnswerRule.PROVES_NOTHING,
                        answer);
    }
}
