package io.anula.provider.lafactura;

import static io.anula.intake.rules.RuleLevel.BLOCK;
import static io.anula.intake.rules.RuleLevel.OFF;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome.Breach;
import io.anula.cancellation.Outcome.Inspected;
import io.anula.cancellation.Outcome.InspectionFailed;
import io.anula.cancellation.Outcome.OfInspection;
import io.anula.cancellation.Pause;
import io.anula.intake.rules.Problem;
import io.anula.intake.rules.RuleLevel;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What LaFactura's answer to {@code verifyStatus} of an invoice says before the first call for its note: whether the
 * DIAN has accepted it, and whether it has a note. An answer that says neither is asked for again later.
 */
final class InspectionAnswer {
    private static final String ACCEPTED = "0*2";
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private InspectionAnswer() {}

    static OfInspection outcome(ProviderAnswer raw, Cancellation cancellation, LaFacturaAccount account) {
        Pause pause = TurnedAway.pause(raw);
        if (pause != null) {
            return failed("was turned away (HTTP %d)".formatted(raw.status()), false, pause);
        }
        Optional<Answer> read = Answer.read(raw);
        if (read.isEmpty()) {
            boolean down = raw.status() >= SERVER_ERROR || raw.status() < CLIENT_ERROR;
            return failed("has no readable answer (HTTP %d)".formatted(raw.status()), down, null);
        }
        Answer answer = read.get();
        String invoice = cancellation.key().invoice();
        if (answer.code() == Answer.SUCCESS) {
            return invoice.equalsIgnoreCase(answer.tascode())
                    ? judged(answer, raw, invoice, account)
                    : failed("was answered about another document, " + answer.tascode(), false, null);
        }
        return answer.code() >= CLIENT_ERROR && answer.code() < SERVER_ERROR
                ? refused(answer, raw, invoice, account)
                : failed("was answered %d: %s".formatted(answer.code(), answer.said()), true, null);
    }

    private static OfInspection judged(Answer answer, ProviderAnswer raw, String invoice, LaFacturaAccount account) {
        List<Breach> breaches = new ArrayList<>();
        String process = answer.process();
        if (process == null || !process.strip().matches(ACCEPTED)) {
            add(
                    breaches,
                    account,
                    LaFacturaRules.NOT_ACCEPTED,
                    "the DIAN has not accepted invoice %s (process %s)".formatted(invoice, process),
                    "la DIAN no ha aceptado la factura %s (process %s)".formatted(invoice, process),
                    null);
        }
        String other = answer.referal();
        if (other != null && !other.isBlank() && !LaFacturaRequests.isInvoice(other)) {
            boolean isNote = other.toLowerCase(Locale.ROOT).startsWith("nc-");
            add(
                    breaches,
                    account,
                    LaFacturaRules.HAS_NOTE,
                    isNote
                            ? "invoice %s has the credit note %s already".formatted(invoice, other)
                            : "invoice %s names %s, which may be its credit note".formatted(invoice, other),
                    isNote
                            ? "la factura %s ya tiene la nota de crédito %s".formatted(invoice, other)
                            : "la factura %s menciona %s, que puede ser su nota de crédito".formatted(invoice, other),
                    other);
        }
        return new Inspected(breaches, raw.evidence());
    }

    /** Of an invoice that LaFactura does not show, nothing says that it was accepted. */
    private static OfInspection refused(Answer answer, ProviderAnswer raw, String invoice, LaFacturaAccount account) {
        if (answer.code() == TurnedAway.TOO_MANY_REQUESTS) {
            return failed("was turned away (429)", false, new Pause(Pause.Cause.BUSY, raw.retryAfter()));
        }
        if (TurnedAway.LOGIN_REFUSED.contains(answer.code())) {
            return failed(
                    "was refused: the login (%d)".formatted(answer.code()),
                    false,
                    new Pause(Pause.Cause.SETTINGS, raw.retryAfter()));
        }
        if (ProviderAnswer.saysNothing(answer.code())) {
            return failed("was answered %d: %s".formatted(answer.code(), answer.said()), false, null);
        }
        List<Breach> breaches = new ArrayList<>();
        add(
                breaches,
                account,
                LaFacturaRules.NOT_ACCEPTED,
                "LaFactura shows no accepted invoice %s (%d: %s)".formatted(invoice, answer.code(), answer.said()),
                "LaFactura no muestra una factura %s aceptada (%d: %s)"
                        .formatted(invoice, answer.code(), answer.said()),
                null);
        return new Inspected(breaches, raw.evidence());
    }

    private static void add(
            List<Breach> breaches,
            LaFacturaAccount account,
            Rule rule,
            String english,
            String spanish,
            @Nullable String note) {
        RuleLevel level = rule.level(account.account());
        if (level == OFF) {
            return;
        }
        boolean blocks = level == BLOCK;
        String what = blocks
                ? Problem.both(
                        english
                                + ". Nothing was sent: release it to send it all the same, or resolve it as not cancelled",
                        spanish + ". No se envió nada: libérelo para enviarlo igual o resuélvalo como no anulado")
                : Problem.both(english, spanish);
        breaches.add(new Breach(rule.code(), blocks, "%s: %s".formatted(rule.code(), what), note));
    }

    private static OfInspection failed(String what, boolean failure, @Nullable Pause pause) {
        return new InspectionFailed(
                "the question about the invoice %s; it is asked again before anything is sent".formatted(what),
                failure,
                pause);
    }
}
