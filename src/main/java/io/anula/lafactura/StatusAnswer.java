package io.anula.lafactura;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Accepted;
import io.anula.cancellation.Outcome.OfStatus;
import io.anula.cancellation.Outcome.Rejected;
import io.anula.cancellation.Outcome.Undecided;
import io.anula.cancellation.Pause;
import io.anula.http.ProviderAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What LaFactura's answer to {@code verifyStatus} of a credit note means. */
final class StatusAnswer {
    private static final int ACCEPTED = 2;
    private static final int REJECTED_ABOVE = 90;
    private static final int SERVER_ERROR = 500;

    private StatusAnswer() {}

    static OfStatus outcome(ProviderAnswer raw, CreditNote note) {
        Optional<Answer> read = Answer.read(raw);
        if (read.isEmpty()) {
            Pause pause = TurnedAway.pause(raw);
            String message = "the answer cannot be read (HTTP %d)".formatted(raw.status());
            return new Undecided(null, message, null, pause == null, pause);
        }
        Answer answer = read.get();
        if (answer.code() != Answer.SUCCESS) {
            String message = "LaFactura answered %d: %s".formatted(answer.code(), answer.text());
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
            String why = answer.text().isEmpty() ? "" : ": " + answer.text();
            return new Rejected(process, "the DIAN rejected it (process %s)%s".formatted(process, why), raw.evidence());
        }
        return new Undecided(process, "the DIAN has not decided (process %s)".formatted(process), note);
    }

    /** The process as a number; -1 where it is none, which decides nothing. */
    private static int number(@Nullable String process) {
        return process != null && process.matches("\\d{1,9}") ? Integer.parseInt(process) : -1;
    }
}
