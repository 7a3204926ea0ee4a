package io.anula.provider.calipso;

import io.anula.config.settings.Setting;
import io.anula.intake.rules.Amounts;
import io.anula.intake.rules.RuleLevel;
import io.anula.provider.rules.Asked;
import io.anula.provider.rules.Judgement;
import io.anula.provider.rules.Rule;
import io.anula.provider.rules.RuleKinds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for requests to Calipso: what ARCA expects of a credit note. */
final class CalipsoRules {
    private static final Setting<String> ORDER_TOTAL = new Setting<>(
            "rules.above-order-total.field", "TotalOrden", RuleKinds.FIELD, "Field with the total of the order");

    /** An order has one live cancellation, so the sum of its notes is the total of this one. */
    private static final Rule ABOVE_ORDER_TOTAL = Rule.of(
            "above-order-total",
            RuleLevel.BLOCK,
            "RG 4540/2019: a note corrects the document that it belongs to",
            "the credit notes of an order are not above its total, where that is given",
            "las notas de crédito de una orden no superan su total, si se indica",
            CalipsoRules::aboveOrderTotal);

    /** In the order in which people read them. */
    static final List<Rule> ALL = Stream.of(AuthorisationRules.ALL, DateRules.ALL, List.of(ABOVE_ORDER_TOTAL))
            .flatMap(List::stream)
            .toList();

    /** Their settings. */
    static final List<Setting<?>> SETTINGS = Stream.of(
                    ALL.stream().<Setting<?>>map(Rule::setting),
                    AuthorisationRules.VALUES.stream(),
                    DateRules.VALUES.stream(),
                    Stream.<Setting<?>>of(ORDER_TOTAL))
            .flatMap(each -> each)
            .toList();

    private CalipsoRules() {}

    private static Judgement aboveOrderTotal(Asked asked) {
        String field = asked.setting(ORDER_TOTAL);
        Optional<BigDecimal> order =
                Documents.at(asked.document(), field).stream().findFirst().flatMap(Documents::amount);
        BigDecimal total = Amounts.value(asked.document().path("total"));
        return order.map(most -> Judgement.keptIf(
                        total.compareTo(most) <= 0,
                        Judgement.broken(
                                "total",
                                total.toPlainString(),
                                "total %s is above the total of the order, %s"
                                        .formatted(total.toPlainString(), most.toPlainString()),
                                "total %s supera el total de la orden, %s"
                                        .formatted(total.toPlainString(), most.toPlainString()))))
                .orElse(Judgement.NOT_KNOWN);
    }
}
