package io.anula.provider.calipso;

import static io.anula.config.settings.Kind.ZONE;
import static io.anula.config.settings.Kind.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.config.settings.Setting;
import io.anula.intake.rules.RuleLevel;
import io.anula.io.Counted;
import io.anula.provider.rules.Asked;
import io.anula.provider.rules.Judgement;
import io.anula.provider.rules.Rule;
import io.anula.provider.rules.RuleKinds;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules for dates. */
final class DateRules {
    private static final String WSFE = "ARCA, manual WSFEv1 (RG 4291)";
    private static final String DATE = "CbteFch";
    private static final String PROCESSED = "FchProceso";
    private static final String EXPIRES = "CAEFchVto";

    private static final Setting<ZoneId> TIMEZONE =
            new Setting<>("rules.timezone", "America/Argentina/Buenos_Aires", ZONE, "Whose day is today for the rules");
    private static final Setting<Map<Integer, Set<Integer>>> WINDOWS = new Setting<>(
            "rules.date-window.days",
            "1:5,2:10,3:10",
            RuleKinds.NUMBERS,
            "Concepts, each with the most days between CbteFch and FchProceso");
    private static final Setting<Integer> FACT_DAYS =
            new Setting<>("rules.late-note.days", "15", whole(0, 3_650), "Most days from the fact to its credit note");
    private static final Setting<String> FACT_DATE = new Setting<>(
            "rules.late-note.field", "FchHecho", RuleKinds.FIELD, "Field with the date of the fact, yyyyMMdd");

    private static final Rule FUTURE = Rule.of(
            "date-future",
            RuleLevel.BLOCK,
            WSFE + ", FECAESolicitar, CbteFch",
            "CbteFch and FchProceso are not later than today",
            "CbteFch y FchProceso no son posteriores a hoy",
            DateRules::future);
    private static final Rule ORDER = Rule.of(
            "date-order",
            RuleLevel.BLOCK,
            WSFE + ", FECAESolicitar, CAEFchVto",
            "CAEFchVto is not before CbteFch",
            "CAEFchVto no es anterior a CbteFch",
            DateRules::order);
    private static final Rule WINDOW = Rule.of(
            "date-window",
            RuleLevel.WARN,
            WSFE + ", FECAESolicitar, CbteFch",
            "CbteFch is near the day on which the authorisation was asked for",
            "CbteFch es cercana al día en que se pidió la autorización",
            DateRules::window);
    private static final Rule LATE = Rule.of(
            "late-note",
            RuleLevel.WARN,
            "ARCA, RG 4540/2019",
            "a credit note follows the fact within 15 calendar days, where its date is given",
            "la nota de crédito se emite dentro de los 15 días corridos del hecho, si se indica su fecha",
            DateRules::late);

    static final List<Rule> ALL = List.of(FUTURE, ORDER, WINDOW, LATE);

    static final List<Setting<?>> VALUES = List.of(TIMEZONE, WINDOWS, FACT_DAYS, FACT_DATE);

    private DateRules() {}

    private static Judgement future(Asked asked) {
        LocalDate today = asked.today(asked.setting(TIMEZONE));
        List<String> given = Stream.of(DATE, PROCESSED)
                .filter(name -> Documents.date(asked.document(), name).isPresent())
                .toList();
        if (given.isEmpty()) {
            return Judgement.NOT_KNOWN;
        }
        return given.stream()
                .filter(name ->
                        Documents.date(asked.document(), name).orElseThrow().isAfter(today))
                .findFirst()
                .map(name -> Judgement.broken(
                        name,
                        asked.document().path(name).asText(),
                        "%s is later than today (%s)".formatted(name, today),
                        "%s es posterior a hoy (%s)".formatted(name, today)))
                .orElse(Judgement.KEPT);
    }

    private static Judgement order(Asked asked) {
        Optional<LocalDate> date = Documents.date(asked.document(), DATE);
        Optional<LocalDate> expires = Documents.date(asked.document(), EXPIRES);
        if (date.isEmpty() || expires.isEmpty()) {
            return Judgement.NOT_KNOWN;
        }
        return Judgement.keptIf(
                !expires.get().isBefore(date.get()),
                Judgement.broken(
                        EXPIRES,
                        expires.get().toString(),
                        "CAEFchVto %s is before CbteFch %s".formatted(expires.get(), date.get()),
                        "CAEFchVto %s es anterior a CbteFch %s".formatted(expires.get(), date.get())));
    }

    private static Judgement window(Asked asked) {
        ObjectNode document = asked.document();
        Optional<LocalDate> date = Documents.date(document, DATE);
        Optional<LocalDate> processed = Documents.date(document, PROCESSED);
        Optional<Integer> most = Documents.number(document, "Concepto")
                .map(concept -> asked.setting(WINDOWS).get(concept.intValue()))
                .map(days -> days.iterator().next());
        if (date.isEmpty() || processed.isEmpty() || most.isEmpty()) {
            return Judgement.NOT_KNOWN;
        }
        long days = Math.abs(ChronoUnit.DAYS.between(date.get(), processed.get()));
        return Judgement.keptIf(
                days <= most.get(),
                Judgement.broken(
                        DATE,
                        date.get().toString(),
                        "CbteFch %s is %s from FchProceso; for Concepto %s at most %d are allowed"
                                .formatted(
                                        date.get(),
                                        Counted.of(days, "day"),
                                        document.path("Concepto").asText(),
                                        most.get()),
                        "CbteFch %s está a %s de FchProceso; para Concepto %s se admiten %d como máximo"
                                .formatted(
                                        date.get(),
                                        Counted.of(days, "día"),
                                        document.path("Concepto").asText(),
                                        most.get())));
    }

    private static Judgement late(Asked asked) {
        String field = asked.setting(FACT_DATE);
        List<String> facts = Documents.at(asked.document(), field);
        if (facts.isEmpty()) {
            return Judgement.NOT_KNOWN;
        }
        Optional<LocalDate> fact = Documents.date(facts.get(0));
        if (fact.isEmpty()) {
            return Judgement.broken(
                    field,
                    facts.get(0),
                    "%s is no date that exists: yyyyMMdd was expected".formatted(field),
                    "%s no es una fecha que exista: se esperaba aaaaMMdd".formatted(field));
        }
        LocalDate note = Documents.date(asked.document(), DATE).orElse(asked.today(asked.setting(TIMEZONE)));
        int most = asked.setting(FACT_DAYS);
        long days = ChronoUnit.DAYS.between(fact.get(), note);
        return Judgement.keptIf(
                days <= most,
                Judgement.broken(
                        field,
                        facts.get(0),
                        "the credit note of %s is %s after the fact; at most %d are allowed"
                                .formatted(note, Counted.of(days, "day"), most),
                        "la nota de crédito del %s es %s posterior al hecho; se admiten %d como máximo"
                                .formatted(note, Counted.of(days, "día"), most)));
    }
}
