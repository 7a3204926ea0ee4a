package io.anula.provider.calipso;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Confirmed;
import io.anula.cancellation.Outcome.NotSent;
import io.anula.cancellation.Outcome.OfSubmit;
import io.anula.cancellation.Outcome.Refused;
import io.anula.cancellation.Outcome.Unknown;
import io.anula.cancellation.Pause;
import io.anula.provider.Claim;
import io.anula.provider.calipso.CalipsoAnswer.Proof;
import io.anula.provider.http.ProviderAnswer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of Calipso's answer to a submit. Its form is not documented (open), so a success needs a proof in the
 * answer: a CAE for the new form; the accepted result for the legacy form, whose caller already has a CAE. A clear
 * refusal is believed. Everything else leaves the call in doubt, whatever the HTTP status.
 */
final class SubmitAnswer {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    /** The login is refused or the address is wrong: a person must correct the settings. */
    private static final Set<Integer> MENDABLE = Set.of(401, 403, 404, 405, 407);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EXCERPT = 200;

    private final ProviderAnswer raw;
    private final CalipsoAnswer settings;
    private final @Nullable Reading reading;
    private final @Nullable CreditNote sent;

    private SubmitAnswer(ProviderAnswer raw, Claim claim, CalipsoAccount account) {
        this.raw = raw;
        this.settings = account.answer();
        String order = OrderId.canonical(claim.cancellation().key().invoice());
        this.reading = AnswerFields.read(raw.body())
                .map(fields -> new Reading(fields, account.answer(), order))
                .orElse(null);
        this.sent = Form.authorised(claim, account);
    }

    static Decided<OfSubmit> decided(ProviderAnswer raw, Claim claim, CalipsoAccount account) {
        return new SubmitAnswer(raw, claim, account).decided();
    }

    private Decided<OfSubmit> decided() {
        AnswerRule missing = missingProof();
        if (reading != null && missing == null) {
            return by(
                    proof() == Proof.CAE ? AnswerRule.PROVED_BY_CAE : AnswerRule.PROVED_BY_RESULT,
                    new Confirmed(note(reading), null, raw.evidence()));
        }
        if (reading != null && reading.isRefusedByResult()) {
            return by(
                    AnswerRule.REFUSED_BY_RESULT,
                    new Refused("Calipso rejected it" + why(reading), false, raw.evidence()));
        }
        if (raw.status() == TOO_MANY_REQUESTS) {
            return by(
                    AnswerRule.BUSY,
                    new NotSent(
                            "Calipso takes no more calls for now (429)",
                            new Pause(Pause.Cause.BUSY, raw.retryAfter())));
        }
        if (MENDABLE.contains(raw.status())) {
            return by(
                    AnswerRule.LOGIN_OR_ADDRESS,
                    new NotSent(
                            "Calipso refused the login or the address (HTTP %d): the account is paused until a person corrects it"
                                    .formatted(raw.status()),
                            new Pause(Pause.Cause.SETTINGS, raw.retryAfter())));
        }
        if (reading != null && (isSuccess() || isRefusal()) && reading.isPlainRefusal(isRefusal())) {
            return by(
                    AnswerRule.PLAIN_REFUSAL,
                    new Refused(
                            "Calipso refused it (HTTP %d)".formatted(raw.status()) + why(reading),
                            false,
                            raw.evidence()));
        }
        return isSuccess() && settings.proof() == Proof.HTTP
                ? by(
                        AnswerRule.PROVED_BY_HTTP,
                        new Confirmed(reading == null ? sent : note(reading), null, raw.evidence()))
                : doubt(missing);
    }

    private Decided<OfSubmit> by(AnswerRule rule, OfSubmit outcome) {
        return new Decided<>(outcome, rule, reading);
    }

    private boolean isSuccess() {
        return raw.status() >= 200 && raw.status() < 300;
    }

    /** Whether the HTTP status says that the request is wrong, so no note was made. */
    private boolean isRefusal() {
        return raw.status() >= 400 && raw.status() < SERVER_ERROR && !ProviderAnswer.saysNothing(raw.status());
    }

    /** The proof that this call needs. */
    private Proof proof() {
        return settings.proof() == Proof.BY_FORM ? (sent == null ? Proof.CAE : Proof.RESULT) : settings.proof();
    }

    /** Why the answer's fields do not prove a note; null if they do. */
    private @Nullable AnswerRule missingProof() {
        if (reading == null) {
            return AnswerRule.UNREADABLE;
        }
        if (reading.isContradicted()) {
            return AnswerRule.CONTRADICTED;
        }
        if (sent != null && reading.has(Sign.ECHO)) {
            return AnswerRule.ECHO;
        }
        return switch (proof()) {
            case RESULT -> missingResult(reading);
            case HTTP -> AnswerRule.WANTS_STATUS;
            case CAE, BY_FORM -> missingCae(reading);
        };
    }

    private static @Nullable AnswerRule missingCae(Reading answer) {
        if (answer.cae() != null) {
            return null;
        }
        return answer.has(Sign.CAE) ? AnswerRule.SEVERAL_CAES : AnswerRule.NO_CAE;
    }

    /** A CAE that differs from the one that was sent is another authorisation and proves nothing. */
    private @Nullable AnswerRule missingResult(Reading answer) {
        if (!answer.has(Sign.ACCEPTED)) {
            return AnswerRule.NOT_ACCEPTED;
        }
        boolean isOther = sent != null && answer.has(Sign.CAE) && !sent.code().equals(answer.cae());
        return isOther ? AnswerRule.OTHER_CAE : null;
    }

    private @Nullable CreditNote note(Reading answer) {
        String cae = answer.cae();
        if (cae == null) {
            return sent;
        }
        String number = answer.number();
        boolean isNumber = number != null && number.length() <= LONGEST_NAME;
        return new CreditNote(cae, isNumber ? number : sent == null ? null : sent.document(), null);
    }

    /** An answer that is readable by a program is not an outage, whatever it says. */
    private Decided<OfSubmit> doubt(@Nullable AnswerRule missing) {
        String excerpt = Excerpt.of(raw.body(), LONGEST_EXCERPT);
        boolean saysDone = reading != null && reading.has(Sign.REJECTED) && reading.saysDoneAlready();
        return new Decided<>(
                new Unknown(
                        "Calipso's answer (HTTP %d) does not prove what became of it: %s"
                                .formatted(raw.status(), excerpt.isEmpty() ? "it is empty" : excerpt),
                        raw.evidence(),
                        reading == null && raw.status() >= SERVER_ERROR),
                AnswerRule.DOUBT,
                saysDone ? AnswerRule.SAYS_DONE_ALREADY : missing,
                reading);
    }

    private static String why(Reading answer) {
        return answer.said().isEmpty() ? "" : ": " + answer.said();
    }
}
