package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.Amounts;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of sums. They only give warnings, because items are net and the total includes IVA at rates that the document
 * does not contain.
 */
final class Totals {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final List<BigDecimal> WITH_IVA =
            List.of(BigDecimal.ONE, new BigDecimal("1.105"), new BigDecimal("1.21"), new BigDecimal("1.27"));

    private Totals() {}

    static List<String> warnings(ObjectNode document) {
        List<String> warnings = new ArrayList<>();
        JsonNode items = document.path("items");
        for (Field item : Field.of(document, "items").elements()) {
            if (!multiplies(item.node())) {
                warnings.add(Problem.both(
                        "%s.importe is not cantidad × precio".formatted(item.path()),
                        "%s.importe no es cantidad × precio".formatted(item.path())));
                break;
            }
        }
        if (!adds(document, items)) {
            warnings.add(Problem.both(
                    "total is not the sum of the items, neither without IVA nor with 10.5, 21 or 27 %",
                    "total no es la suma de los ítems, ni sin IVA ni con 10,5, 21 o 27 %"));
        }
        return warnings;
    }

    private static boolean multiplies(JsonNode item) {
        BigDecimal product = number(item, "cantidad").multiply(number(item, "precio"));
        return isWithin(product, number(item, "importe"), CENT);
    }

    private static boolean adds(ObjectNode document, JsonNode items) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : items) {
            sum = sum.add(number(item, "importe"));
        }
        BigDecimal net = sum;
        BigDecimal expected = number(document, "total").add(number(document, "descuentogeneral"));
        BigDecimal slack = CENT.multiply(BigDecimal.valueOf(items.size()));
        return WITH_IVA.stream().anyMatch(rate -> isWithin(net.multiply(rate), expected, slack));
    }

    private static boolean isWithin(BigDecimal one, BigDecimal other, BigDecimal slack) {
        return one.subtract(other).abs().compareTo(slack) <= 0;
    }

    private static BigDecimal number(JsonNode node, String name) {
        return Amounts.value(node.path(name));
    }
}
