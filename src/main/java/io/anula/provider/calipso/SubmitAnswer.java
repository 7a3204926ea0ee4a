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
    private final String order;

    private SubmitAnswer(ProviderAnswer raw, Claim claim, CalipsoAccount account) {
        this.raw = raw;
        this.settings = account.answer();
        this.reading = AnswerFields.read(raw.body())
                .map(fields -> new Reading(fields, account.answer()))
                .orElse(null);
        this.sent = Form.authorised(claim, account);
        this.order = OrderId.canonical(claim.cancellation().key().invoice());
    }

    static OfSubmit outcome(ProviderAnswer raw, Claim claim, CalipsoAccount account) {
        return new SubmitAnswer(raw, claim, account).outcome();
    }

    private OfSubmit outcome() {
        if (reading != null && proves(reading)) {
            return new Confirmed(note(reading), null, raw.evidence());
        }
        if (reading != null && reading.isRefusedByResult(order)) {
            return new Refused("Calipso rejected it" + why(reading), false, raw.evidence());
        }
        if (raw.status() == TOO_MANY_REQUESTS) {
            return new NotSent(
                    "Calipso takes no more calls for now (429)", new Pause(Pause.Cause.BUSY, raw.retryAfter()));
        }
        if (MENDABLE.contains(raw.status())) {
            return new NotSent(
                    "Calipso refused the login or the address (HTTP %d): the account is paused until a person corrects it"
                            .formatted(raw.status()),
                    new Pause(Pause.Cause.SETTINGS, raw.retryAfter()));
        }
        if (reading != null && (isSuccess() || isRefusal()) && reading.isPlainRefusal(order, isRefusal())) {
            return new Refused(
                    "Calipso refused it (HTTP %d)".formatted(raw.status()) + why(reading), false, raw.evidence());
        }
        return isSuccess() && settings.proof() == Proof.HTTP
                ? new Confirmed(reading == null ? sent : note(reading), null, raw.evidence())
                : doubt();
    }

    private boolean isSuccess() {
        return raw.status() >= 200 && raw.status() < 300;
    }

    /** Whether the HTTP status says that the request is wrong, so no note was made. */
    private boolean isRefusal() {
        return raw.status() >= 400 && raw.status() < SERVER_ERROR && !ProviderAnswer.saysNothing(raw.status());
    }

    private boolean proves(Reading answer) {
        if (answer.isContradicted(order) || (sent != null && answer.isAnEcho())) {
            return false;
        }
        return switch (settings.proof()) {
            case CAE -> answer.cae() != null;
            case RESULT -> isAccepted(answer);
            case BY_FORM -> sent == null ? answer.cae() != null : isAccepted(answer);
            case HTTP -> false;
        };
    }

    /** A CAE that differs from the one that was sent is another authorisation and proves nothing. */
    private boolean isAccepted(Reading answer) {
        return answer.isAccepted()
                && (sent == null || !answer.hasCae() || sent.code().equals(answer.cae()));
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
    private Unknown doubt() {
        String excerpt = Excerpt.of(raw.body(), LONGEST_EXCERPT);
        return new Unknown(
                "Calipso's answer (HTTP %d) does not prove what became of it: %s"
                        .formatted(raw.status(), excerpt.isEmpty() ? "it is empty" : excerpt),
                raw.evidence(),
                reading == null && raw.status() >= SERVER_ERROR);
    }

    private static String why(Reading answer) {
        return answer.said().isEmpty() ? "" : ": " + answer.said();
    }
}
