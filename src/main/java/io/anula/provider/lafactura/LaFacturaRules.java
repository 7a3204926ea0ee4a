package io.anula.provider.lafactura;

import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.whole;

import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Setting;
import io.anula.intake.rules.RuleLevel;
import io.anula.io.Counted;
import io.anula.provider.rules.Asked;
import io.anula.provider.rules.Facts.Range;
import io.anula.provider.rules.Judgement;
import io.anula.provider.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/** The rules for requests to LaFactura: what the DIAN expects of a credit note. */
final class LaFacturaRules {
    private static final Setting<Integer> LEAST_REASON = new Setting<>(
            "rules.reason-short.least", "5", whole(1, 1_000), "So many letters and digits a reason has at least");
    private static final Setting<Duration> DAY_END = new Setting<>(
            "rules.day-end.before-midnight",
            "10m",
            DURATION,
            "How long before midnight the last minutes of a day begin");

    private static final Judgement LATER = Judgement.later(
            "LaFactura is asked about the invoice before its first call",
            "se consulta la factura en LaFactura antes del primer envío");

    private static final Rule REASON_SHORT = Rule.of(
            "reason-short",
            RuleLevel.WARN,
            "DIAN, anexo técnico de factura electrónica de venta 1.9, DiscrepancyResponse/Description",
            "the reason says in some words why the invoice is cancelled",
            "el motivo explica con palabras por qué se anula la factura",
            LaFacturaRules::reason);
    private static final Rule RANGE_MISSING = Rule.of(
            "range-missing",
            RuleLevel.WARN,
            "LaFactura.co, general: getRanges",
            "the account has an active range of numbers for credit notes",
            "la cuenta tiene numeración activa para notas de crédito",
            asked -> range(
                    asked,
                    Range.MISSING,
                    "the account has no active range of numbers for credit notes",
                    "la cuenta no tiene numeración activa para notas de crédito"));
    private static final Rule RANGE_LOW = Rule.of(
            "range-low",
            RuleLevel.OFF,
            "LaFactura.co, general: getRanges",
            "the account's range of numbers is not nearly used up",
            "la numeración de la cuenta no está por agotarse",
            asked -> range(
                    asked,
                    Range.LOW,
                    "the account's range of numbers for credit notes is nearly used up",
                    "la numeración de notas de crédito de la cuenta está por agotarse"));
    private static final Rule LAST_MINUTES = Rule.of(
            "day-end",
            RuleLevel.OFF,
            "LaFactura.co, API 2.0: the hash holds the day; DIAN: a note bears the day on which it is sent",
            "nothing is sent in the last minutes of a day; with block it waits until after midnight",
            "no se envía en los últimos minutos del día; con block espera hasta después de medianoche",
            LaFacturaRules::dayEnd);

    /** Judged by LaFactura's answer about the invoice, which is asked for before the first call. */
    static final Rule NOT_ACCEPTED = Rule.of(
            "invoice-not-accepted",
            RuleLevel.OFF,
            "DIAN: a credit note corrects an accepted invoice; LaFactura.co, verifyStatus: process",
            "the DIAN has accepted the invoice; one more call before the first one",
            "la DIAN aceptó la factura; una llamada más antes de la primera",
            asked -> LATER);

    static final Rule HAS_NOTE = Rule.of(
            "invoice-has-note",
            RuleLevel.OFF,
            "LaFactura.co, verifyStatus: referal of an invoice may be its credit note",
            "the invoice has no credit note yet; one more call before the first one",
            "la factura aún no tiene nota de crédito; una llamada más antes de la primera",
            asked -> LATER);

    static final List<Rule> OF_INVOICE = List.of(NOT_ACCEPTED, HAS_NOTE);

    /** In the order in which people read them. */
    static final List<Rule> ALL = List.of(REASON_SHORT, RANGE_MISSING, RANGE_LOW, LAST_MINUTES, NOT_ACCEPTED, HAS_NOTE);

    /** Their settings. */
    static final List<Setting<?>> SETTINGS = Stream.<Setting<?>>concat(
                    ALL.stream().map(Rule::setting), Stream.of(LEAST_REASON, DAY_END))
            .toList();

    private LaFacturaRules() {}

    /** Whether submits may be sent now: not in the last minutes of a day, if these are blocked. */
    static boolean maySubmit(ProviderAccount account, Instant now) {
        return LAST_MINUTES.level(account.account()) != RuleLevel.BLOCK
                || !isDayEnd(account, now, account.account().rules().get(DAY_END));
    }

    private static Judgement reason(Asked asked) {
        String reason = asked.request().content();
        int least = asked.setting(LEAST_REASON);
        long letters = reason.codePoints().filter(Character::isLetterOrDigit).count();
        return Judgement.keptIf(
                letters >= least,
                Judgement.broken(
                        "description",
                        reason,
                        "the reason has %s; at least %d are expected"
                                .formatted(Counted.of(letters, "letter or digit", "letters and digits"), least),
                        "el motivo tiene %s; se esperan al menos %d"
                                .formatted(Counted.of(letters, "letra o dígito", "letras y dígitos"), least)));
    }

    private static Judgement range(Asked asked, Range wrong, String english, String spanish) {
        return asked.facts()
                .range(asked.account().account().accountName())
                .map(range -> Judgement.keptIf(range != wrong, Judgement.broken(null, null, english, spanish)))
                .orElse(Judgement.NOT_KNOWN);
    }

    private static Judgement dayEnd(Asked asked) {
        boolean isDayEnd = isDayEnd(asked.account(), asked.now(), asked.setting(DAY_END));
        if (!isDayEnd) {
            return Judgement.KEPT;
        }
        return asked.setting(LAST_MINUTES.setting()) == RuleLevel.BLOCK
                ? Judgement.waits(
                        "the day is about to end: it is sent after midnight",
                        "el día está por terminar: se envía después de medianoche")
                : Judgement.broken(
                        null,
                        null,
                        "the day is about to end: the note may bear tomorrow's date",
                        "el día está por terminar: la nota puede llevar la fecha de mañana");
    }

    private static boolean isDayEnd(ProviderAccount account, Instant now, Duration before) {
        ZonedDateTime here = now.atZone(((LaFacturaAccount) account).zone());
        ZonedDateTime midnight = here.toLocalDate().plusDays(1).atStartOfDay(here.getZone());
        return Duration.between(here, midnight).compareTo(before) <= 0;
    }
}
