package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.SeriesPlace;
import io.anula.config.settings.Setting;
import io.anula.intake.rules.Authorisation;
import io.anula.intake.rules.RuleLevel;
import io.anula.provider.rules.Asked;
import io.anula.provider.rules.Judgement;
import io.anula.provider.rules.Rule;
import io.anula.provider.rules.RuleKinds;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for the 13 fields of the authorisation that a legacy document brings. */
final class AuthorisationRules {
    private static final int PARTS = 3;
    private static final String WSFE = "ARCA, manual WSFEv1 (RG 4291)";

    private static final Setting<Map<Integer, Set<Integer>>> PAIRS = new Setting<>(
            "rules.note-type.pairs",
            "3:1|2|4|5,8:6|7|9|10,13:11|12|15,203:201|202,208:206|207,213:211|212",
            RuleKinds.NUMBERS,
            "Types of credit notes, each with the types of invoices that it may cancel");
    private static final Setting<String> INVOICE_TYPE = new Setting<>(
            "rules.note-type.field", "CbtesAsoc.Tipo", RuleKinds.FIELD, "Field with the type of the invoice");

    private static final Rule RESULT = Rule.of(
            "result-not-a",
            RuleLevel.BLOCK,
            WSFE + ", FECAESolicitar, Resultado",
            "Resultado is A: the authority granted the authorisation",
            "Resultado es A: ARCA otorgó la autorización",
            AuthorisationRules::result);
    private static final Rule CAE = Rule.of(
            "cae-zeros",
            RuleLevel.BLOCK,
            WSFE + ", FECAESolicitar, CAE",
            "the CAE is not made of zeros",
            "el CAE no son ceros",
            AuthorisationRules::cae);
    private static final Rule NOTE_TYPE = Rule.of(
            "note-type",
            RuleLevel.BLOCK,
            WSFE + ", FEParamGetTiposCbte; RG 4540",
            "the type of the credit note fits the type of the invoice",
            "el tipo de la nota de crédito corresponde al de la factura",
            AuthorisationRules::noteType);
    private static final Rule NUMBERS = Rule.of(
            "number-order",
            RuleLevel.BLOCK,
            WSFE + ", FECAESolicitar, CbteDesde and CbteHasta",
            "CbteDesde is not above CbteHasta",
            "CbteDesde no es mayor que CbteHasta",
            AuthorisationRules::numbers);
    private static final Rule RECORDS = Rule.of(
            "record-count",
            RuleLevel.WARN,
            WSFE + ", FECAESolicitar, CantReg",
            "CantReg is 1: a request is for one credit note",
            "CantReg es 1: un pedido es de una nota de crédito",
            AuthorisationRules::records);

    /** The store alone knows other orders: it judges by this rule when a request is handed in. */
    private static final Rule SAME = Rule.of(
            "same-authorisation",
            RuleLevel.WARN,
            WSFE + ", FECAESolicitar: one CAE for each number",
            "no other order has the same CAE, or the same PtoVta, CbteTipo and number",
            "ninguna otra orden tiene el mismo CAE, ni el mismo PtoVta, CbteTipo y número",
            asked -> Judgement.NOT_KNOWN);

    static final List<Rule> ALL = List.of(RESULT, CAE, NOTE_TYPE, NUMBERS, RECORDS, SAME);

    static final List<Setting<?>> VALUES = List.of(PAIRS, INVOICE_TYPE);

    private AuthorisationRules() {}

    /** The authorisation of a document; null if it brings none. */
    static @Nullable Authorisation of(AccountName account, ObjectNode document) {
        Optional<String> cae = Documents.text(document, "CAE").filter(text -> !text.matches("0*"));
        Optional<String> number = number(document);
        List<String> marks = Stream.concat(
                        cae.map(text -> "%s/cae/%s".formatted(account, text)).stream(),
                        number.map(text -> "%s/number/%s".formatted(account, text)).stream())
                .toList();
        return marks.isEmpty() ? null : new Authorisation(SAME.code(), marks);
    }

    /** The place of its note in the series of its point of sale and type; null if it has no number that fits. */
    static @Nullable SeriesPlace place(ObjectNode document) {
        List<BigInteger> parts = parts(document);
        return parts.size() < PARTS
                        || parts.get(2).signum() == 0
                        || parts.get(2).bitLength() >= Long.SIZE
                ? null
                : new SeriesPlace(
                        "%s-%s".formatted(parts.get(0), parts.get(1)),
                        parts.get(2).longValueExact());
    }

    private static List<BigInteger> parts(ObjectNode document) {
        return Stream.of("PtoVta", "CbteTipo", "CbteDesde")
                .flatMap(name -> Documents.number(document, name).stream())
                .toList();
    }

    private static Optional<String> number(ObjectNode document) {
        List<BigInteger> parts = parts(document);
        return parts.size() < PARTS || parts.get(2).signum() == 0
                ? Optional.empty()
                : Optional.of("%s-%s-%s".formatted(parts.toArray()));
    }

    private static Judgement result(Asked asked) {
        return Documents.text(asked.document(), "Resultado")
                .map(result -> Judgement.keptIf(
                        result.equalsIgnoreCase("A"),
                        Judgement.broken(
                                "Resultado",
                                result,
                                "Resultado is %s and not A: the authority did not grant this credit note"
                                        .formatted(result),
                                "Resultado es %s y no A: ARCA no otorgó esta nota de crédito".formatted(result))))
                .orElse(Judgement.NOT_KNOWN);
    }

    private static Judgement cae(Asked asked) {
        return Documents.text(asked.document(), "CAE")
                .map(cae -> Judgement.keptIf(
                        !cae.matches("0+"),
                        Judgement.broken(
                                "CAE",
                                cae,
                                "the CAE is made of zeros: there is no authorisation",
                                "el CAE son ceros: no hay autorización")))
                .orElse(Judgement.NOT_KNOWN);
    }

    private static Judgement noteType(Asked asked) {
        ObjectNode document = asked.document();
        List<String> invoices = Documents.at(document, asked.setting(INVOICE_TYPE));
        Set<Integer> fitting = Documents.number(document, "CbteTipo")
                .map(type -> asked.setting(PAIRS).get(type.intValue()))
                .orElse(null);
        if (fitting == null || invoices.isEmpty()) {
            return Judgement.NOT_KNOWN;
        }
        String type = document.path("CbteTipo").asText();
        return invoices.stream()
                .filter(each -> !each.matches("\\d{1,6}") || !fitting.contains(Integer.valueOf(each)))
                .findFirst()
                .map(other -> Judgement.broken(
                        asked.setting(INVOICE_TYPE),
                        other,
                        "a credit note of type %s cancels no invoice of type %s".formatted(type, other),
                        "una nota de crédito de tipo %s no anula una factura de tipo %s".formatted(type, other)))
                .orElse(Judgement.KEPT);
    }

    private static Judgement numbers(Asked asked) {
        Optional<BigInteger> from = Documents.number(asked.document(), "CbteDesde");
        Optional<BigInteger> to = Documents.number(asked.document(), "CbteHasta");
        if (from.isEmpty() || to.isEmpty()) {
            return Judgement.NOT_KNOWN;
        }
        return Judgement.keptIf(
                from.get().compareTo(to.get()) <= 0,
                Judgement.broken(
                        "CbteDesde",
                        from.get().toString(),
                        "CbteDesde %s is above CbteHasta %s".formatted(from.get(), to.get()),
                        "CbteDesde %s es mayor que CbteHasta %s".formatted(from.get(), to.get())));
    }

    private static Judgement records(Asked asked) {
        return Documents.number(asked.document(), "CantReg")
                .map(count -> Judgement.keptIf(
                        count.equals(BigInteger.ONE),
                        Judgement.broken(
                                "CantReg",
                                count.toString(),
                                "CantReg is %s: one credit note is one record".formatted(count),
                                "CantReg es %s: una nota de crédito es un registro".formatted(count))))
                .orElse(Judgement.NOT_KNOWN);
    }
}
