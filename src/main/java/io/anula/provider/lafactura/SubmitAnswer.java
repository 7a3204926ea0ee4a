package io.anula.provider.lafactura;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome.Created;
import io.anula.cancellation.Outcome.NotSent;
import io.anula.cancellation.Outcome.OfSubmit;
import io.anula.cancellation.Outcome.Refused;
import io.anula.cancellation.Outcome.Unknown;
import io.anula.cancellation.Pause;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.lafactura.LaFacturaAccount.Api;
import java.util.Optional;

/** The meaning of LaFactura's answer to {@code deleteInvoice}. */
final class SubmitAnswer {
    private static final String VERIFY = "Verify";

    private SubmitAnswer() {}

    /** @param sending the cancellation with the call that was answered counted as an attempt */
    static OfSubmit outcome(ProviderAnswer raw, Cancellation sending, Api api) {
        Optional<Answer> read = Answer.read(raw);
        if (read.isPresent() && read.get().code() == Answer.SUCCESS) {
            return created(read.get(), raw, sending.key());
        }
        boolean repeated = api == Api.V3 && sending.attempts() > 1;
        OfSubmit outcome = refusal(raw, read);
        return repeated && outcome instanceof Refused refused && !refused.mendable() ? repeated(refused) : outcome;
    }

    /** It may be the repeated {@code intID} that was refused, because an earlier call made the note: a person decides. */
    private static Refused repeated(Refused refused) {
        return new Refused(
                "a call that repeats an earlier one was refused, and the earlier one may have made the credit note ("
                        + refused.message() + ")",
                true,
                refused.evidence());
    }

    private static OfSubmit refusal(ProviderAnswer raw, Optional<Answer> read) {
        if (raw.status() == TurnedAway.TOO_MANY_REQUESTS
                || (read.isPresent() && raw.status() < 500 && read.get().code() == TurnedAway.TOO_MANY_REQUESTS)) {
            return new NotSent(TurnedAway.BUSY, new Pause(Pause.Cause.BUSY, raw.retryAfter()));
        }
        if (TurnedAway.LOGIN_REFUSED.contains(raw.status())) {
            return new NotSent(TurnedAway.login(raw.status()), new Pause(Pause.Cause.SETTINGS, raw.retryAfter()));
        }
        return read.map(answer -> judged(answer, raw))
                .orElseGet(() -> new Unknown(
                        "the answer cannot be read (HTTP %d, %d characters)"
                                .formatted(raw.status(), raw.body().length()),
                        raw.evidence()));
    }

    private static OfSubmit created(Answer answer, ProviderAnswer raw, Key key) {
        String note = answer.tascode();
        if (note == null || note.equalsIgnoreCase(key.invoice())) {
            return new Unknown("the answer says done and names no credit note", raw.evidence(), false);
        }
        if (VERIFY.equalsIgnoreCase(answer.mode()) || LaFacturaRequests.isInvoice(note)) {
            return new Unknown("the answer belongs to another call, it is about " + note, raw.evidence(), false);
        }
        String invoice = answer.referal();
        if (invoice != null && !invoice.equalsIgnoreCase(key.invoice())) {
            return new Unknown("the answer is about another invoice, " + invoice, raw.evidence(), false);
        }
        return new Created(new CreditNote(note, answer.document(), answer.cude()), answer.process(), raw.evidence());
    }

    private static OfSubmit judged(Answer answer, ProviderAnswer raw) {
        int worst = Math.max(answer.code(), raw.status());
        String message = "LaFactura answered %d: %s".formatted(answer.code(), answer.said());
        if (worst >= 500
                || worst < 400
                || ProviderAnswer.saysNothing(answer.code())
                || ProviderAnswer.saysNothing(raw.status())) {
            return new Unknown(message, raw.evidence(), worst >= 500);
        }
        if (TurnedAway.LOGIN_REFUSED.contains(answer.code())) {
            return new NotSent(TurnedAway.login(answer.code()), new Pause(Pause.Cause.SETTINGS, raw.retryAfter()));
        }
        return switch (Refusal.of(answer.said())) {
            case NOTE_EXISTS -> new Unknown(message, raw.evidence(), false);
            case RANGE_USED_UP -> new Refused(message, true, true, raw.evidence());
            case UNCLEAR -> new Refused(message, true, raw.evidence());
            case PLAIN -> new Refused(message, false, raw.evidence());
        };
    }
}
