package io.anula.provider.lafactura;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Outcome.NotVerified;
import io.anula.cancellation.Outcome.OfVerify;
import io.anula.cancellation.Outcome.Verified;
import io.anula.cancellation.Pause;
import io.anula.provider.http.ProviderAnswer;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of LaFactura's answer to {@code verifyStatus} of a note that was accepted before. What cannot be read, and
 * every process that the vendor does not define, says nothing: it is asked again, and no finding is made.
 */
final class VerifyAnswer {
    private static final int ACCEPTED = 2;
    private static final int REJECTED_ABOVE = 90;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;
    private static final Pattern UNKNOWN =
            Pattern.compile("no existe|no se encontr|no encontrad|not found|does not exist|desconocid");

    private VerifyAnswer() {}

    /** @param accepted the cancellation whose note was asked about; it has one */
    static OfVerify outcome(ProviderAnswer raw, Cancellation accepted) {
        CreditNote note = Objects.requireNonNull(accepted.note(), () -> accepted + " has no credit note");
        Optional<Answer> read = Answer.read(raw);
        Pause pause = TurnedAway.pause(raw);
        if (read.isEmpty() || pause != null) {
            return new NotVerified("the answer cannot be read (HTTP %d)".formatted(raw.status()), pause == null, pause);
        }
        Answer answer = read.get();
        if (answer.code() != Answer.SUCCESS) {
            return refused(raw, answer, note);
        }
        Verified other = ofAnother(answer, accepted, note);
        return other == null ? decided(answer, note) : other;
    }

    private static OfVerify refused(ProviderAnswer raw, Answer answer, CreditNote note) {
        boolean own = raw.status() < SERVER_ERROR
                && answer.code() >= 400
                && answer.code() < SERVER_ERROR
                && answer.code() != TurnedAway.TOO_MANY_REQUESTS
                && !TurnedAway.LOGIN_REFUSED.contains(answer.code());
        if (own
                && (answer.code() == NOT_FOUND
                        || UNKNOWN.matcher(plain(answer.said())).find())) {
            return new Verified(
                    FindingKind.NOT_FOUND,
                    "LaFactura does not know %s (%d: %s)".formatted(note.code(), answer.code(), answer.said()));
        }
        String message = "LaFactura answered %d: %s".formatted(answer.code(), answer.said());
        return new NotVerified(message, answer.code() >= SERVER_ERROR, null);
    }

    /** What the answer says of another note or another invoice; null if it is about our note and its invoice. */
    private static @Nullable Verified ofAnother(Answer answer, Cancellation accepted, CreditNote note) {
        String code = answer.tascode();
        String invoice = answer.referal();
        boolean ofOurs = invoice == null || accepted.key().names(invoice);
        if (code != null && !code.equalsIgnoreCase(note.code())) {
            return LaFacturaRequests.isNote(code) && invoice != null && ofOurs
                    ? new Verified(
                            FindingKind.MORE_THAN_ONE_NOTE, "LaFactura also knows %s for this invoice".formatted(code))
                    : new Verified(
                            FindingKind.NOTE_DIFFERS,
                            "asked about %s, LaFactura names %s".formatted(note.code(), code));
        }
        if (!ofOurs && LaFacturaRequests.isInvoice(String.valueOf(invoice))) {
            return new Verified(
                    FindingKind.NOTE_DIFFERS,
                    "LaFactura knows %s as the note of another invoice, %s".formatted(note.code(), invoice));
        }
        if (note.cude() != null && answer.cude() != null && !note.cude().equalsIgnoreCase(answer.cude())) {
            return new Verified(
                    FindingKind.NOTE_DIFFERS, "its CUDE was %s and is %s now".formatted(note.cude(), answer.cude()));
        }
        return null;
    }

    private static OfVerify decided(Answer answer, CreditNote note) {
        String process = answer.process();
        int number = process != null && process.matches("\\d{1,9}") ? Integer.parseInt(process) : -1;
        if (number == ACCEPTED) {
            return new Verified(null, "");
        }
        String why = answer.said().isEmpty() ? "" : ": " + answer.said();
        if (number > REJECTED_ABOVE) {
            return new Verified(
                    FindingKind.END_CHANGED,
                    "the DIAN has rejected %s since (process %s)%s".formatted(note.code(), process, why));
        }
        if (number == 0 || number == 1) {
            return new Verified(
                    FindingKind.END_CHANGED,
                    "%s is no longer accepted (process %s)%s".formatted(note.code(), process, why));
        }
        return new NotVerified("process %s says nothing".formatted(process), false, null);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
