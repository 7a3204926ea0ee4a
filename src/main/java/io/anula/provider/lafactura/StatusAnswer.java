package io.anula.provider.lafactura;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Accepted;
import io.anula.cancellation.Outcome.NotTheNote;
import io.anula.cancellation.Outcome.OfStatus;
import io.anula.cancellation.Outcome.Rejected;
import io.anula.cancellation.Outcome.Undecided;
import io.anula.cancellation.Pause;
import io.anula.provider.http.ProviderAnswer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The meaning of LaFactura's answer to {@code verifyStatus} of a credit note. */
final class StatusAnswer {
    private static final int ACCEPTED = 2;
    private static final int REJECTED_ABOVE = 90;
    private static final int SERVER_ERROR = 500;

    private StatusAnswer() {}

    /** @param cancellation the cancellation whose note was polled; it has one */
    static OfStatus outcome(ProviderAnswer raw, Cancellation cancellation) {
        CreditNote note = Objects.requireNonNull(cancellation.note(), () -> cancellation + " has no credit note");
        OfStatus outcome = outcome(raw, note);
        return cancellation.noteBy() == null
                ? outcome
                : ofAWord(raw, cancellation, note).orElse(outcome);
    }

    /**
     * For a note that a person named: refuses it if the provider does not know it, or knows it as the note of another
     * invoice.
     */
    private static Optional<OfStatus> ofAWord(ProviderAnswer raw, Cancellation cancellation, CreditNote note) {
        Answer answer = Answer.read(raw).orElse(null);
        if (answer == null || TurnedAway.pause(raw) != null) {
            return Optional.empty();
        }
        int worst = Math.max(answer.code(), raw.status());
        boolean unknown = answer.code() >= 400
                && worst < SERVER_ERROR
                && answer.code() != TurnedAway.TOO_MANY_REQUESTS
                && !TurnedAway.LOGIN_REFUSED.contains(answer.code())
                && !ProviderAnswer.saysNothing(answer.code());
        if (unknown) {
            return refused(
                    raw,
                    "%s, which %s named, is not known to LaFactura (%d: %s)"
                            .formatted(note.code(), cancellation.noteBy(), answer.code(), answer.said()));
        }
        String invoice = answer.referal();
        boolean another = answer.code() == Answer.SUCCESS
                && note.code().equalsIgnoreCase(answer.tascode())
                && invoice != null
                && !invoice.equalsIgnoreCase(cancellation.key().invoice());
        return another
                ? refused(
                        raw,
                        "%s, which %s named, is the note of another invoice, %s"
                                .formatted(note.code(), cancellation.noteBy(), invoice))
                : Optional.empty();
    }

    private static Optional<OfStatus> refused(ProviderAnswer raw, String message) {
        return Optional.of(new NotTheNote(message, raw.evidence()));
    }

    private static OfStatus outcome(ProviderAnswer raw, CreditNote note) {
        Optional<Answer> read = Answer.read(raw);
        if (read.isEmpty()) {
            Pause pause = TurnedAway.pause(raw);
            String message = "the answer cannot be read (HTTP %d)".formatted(raw.status());
            return new Undecided(null, message, null, pause == null, pause);
        }
        Answer answer = read.get();
        if (answer.code() != Answer.SUCCESS) {
            String message = "LaFactura answered %d: %s".formatted(answer.code(), answer.said());
            Pause pause = TurnedAway.pause(raw);
            return new Undecided(null, message, null, pause == null && answer.code() >= SERVER_ERROR, pause);
        }
        if (answer.tascode() != null && !answer.tascode().equalsIgnoreCase(note.code())) {
            return new Undecided(null, "the answer is about another document, " + answer.tascode(), null);
        }
        return decided(answer, raw, note.with(answer.document(), answer.cude()));
    }

    private static OfStatus decided(Answer answer, ProviderAnswer raw, CreditNote note) {
        String process = answer.process();
        int number = number(process);
        if (process != null && number == ACCEPTED) {
            return new Accepted(note, process, raw.evidence());
        }
        if (process != null && number > REJECTED_ABOVE) {
            String why = answer.said().isEmpty() ? "" : ": " + answer.said();
            return new Rejected(process, "the DIAN rejected it (process %s)%s".formatted(process, why), raw.evidence());
        }
        return new Undecided(process, "the DIAN has not decided (process %s)".formatted(process), note);
    }

    /** The process as a number, or -1 if it is not a number: then nothing is decided. */
    private static int number(@Nullable String process) {
        return process != null && process.matches("\\d{1,9}") ? Integer.parseInt(process) : -1;
    }
}
