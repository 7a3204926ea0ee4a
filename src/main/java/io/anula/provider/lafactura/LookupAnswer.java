package io.anula.provider.lafactura;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Absent;
import io.anula.cancellation.Outcome.Found;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.OfLookup;
import io.anula.cancellation.Outcome.Repeatable;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.cancellation.Pause;
import io.anula.provider.UnreadableLookup;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.lafactura.LaFacturaAccount.Lookup;
import java.util.Locale;
import java.util.Optional;

/**
 * What LaFactura's answer to {@code verifyStatus} of an invoice says about its credit note. The vendor documents
 * {@code referal} on a note as its invoice; on an invoice it may be the note. With {@code lafactura.lookup} the
 * operator says whether it is.
 */
final class LookupAnswer {
    private static final String NOTE = "nc-";
    private static final int SERVER_ERROR = 500;
    /** After this many answers that the invoice is unknown, later answers will be the same. */
    private static final int ENOUGH_TRIES = 4;
    /** After this many calls without a clear answer, a further one will not get any. */
    private static final int MOST_ATTEMPTS = 6;

    private LookupAnswer() {}

    static OfLookup outcome(ProviderAnswer raw, Cancellation cancellation, LaFacturaAccount account) {
        Optional<Answer> read = Answer.read(raw);
        Pause pause = TurnedAway.pause(raw);
        if (pause != null) {
            return new LookupFailed("the look-up was turned away (HTTP %d)".formatted(raw.status()), false, pause);
        }
        if (read.isEmpty() || read.get().code() >= SERVER_ERROR) {
            return UnreadableLookup.outcome(raw, cancellation);
        }
        return judged(read.get(), raw, cancellation, account);
    }

    private static OfLookup judged(
            Answer answer, ProviderAnswer raw, Cancellation cancellation, LaFacturaAccount account) {
        boolean about = cancellation.key().invoice().equalsIgnoreCase(answer.tascode());
        if (answer.code() != Answer.SUCCESS || !about) {
            String message = "the look-up answered %d: %s".formatted(answer.code(), answer.said());
            return cancellation.tries() < ENOUGH_TRIES
                    ? new LookupFailed(message, false, null)
                    : new Undecidable(message, raw.evidence());
        }
        String note = answer.referal();
        if (note != null && note.toLowerCase(Locale.ROOT).startsWith(NOTE)) {
            return account.lookup() == Lookup.NONE
                    ? new Undecidable(
                            "the look-up shows %s, and lafactura.lookup does not trust it".formatted(note),
                            raw.evidence())
                    : new Found(new CreditNote(note, null, null), null, raw.evidence());
        }
        if (note != null && !LaFacturaRequests.isInvoice(note)) {
            return new Undecidable(
                    "the look-up shows %s, which may be its credit note".formatted(note), raw.evidence());
        }
        String first = cancellation.firstCause();
        if (first != null && Refusal.of(first) == Refusal.NOTE_EXISTS) {
            return new Undecidable(
                    "LaFactura says that it is cancelled already, and its look-up shows no credit note",
                    raw.evidence());
        }
        if (account.lookup() == Lookup.AUTHORITATIVE) {
            return new Absent(raw.evidence());
        }
        String proof = "the look-up shows no credit note, which proves nothing here";
        return account.repeats() && cancellation.attempts() < MOST_ATTEMPTS
                ? new Repeatable(proof, raw.evidence())
                : new Undecidable(proof, raw.evidence());
    }
}
