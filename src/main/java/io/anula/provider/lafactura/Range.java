package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number range in an answer of LaFactura.co.
 *
 * @param type the kind of document; null if not given
 * @param mode active or not; null if not given
 * @param last the last used number; null if not given
 */
record Range(
        @Nullable String type,
        @Nullable String mode,
        BigInteger from,
        BigInteger to,
        @Nullable BigInteger last) {
    private static final BigInteger FEW = BigInteger.valueOf(100);
    private static final BigInteger TENTH = BigInteger.TEN;

    /** Words for other documents than credit notes, from the vendor's questions and answers. */
    private static final List<String> OTHERS = List.of("invoice", "factura", "debit", "débito", "debito", "soporte");

    /** The range in a JSON object; empty if the object has no end of a range. */
    static Optional<Range> of(JsonNode object) {
        return number(object, "tonumber", "to", "hasta")
                .map(to -> new Range(
                        text(object, "type", "tipo"),
                        text(object, "mode", "modo", "status", "estado"),
                        number(object, "fromnumber", "from", "desde").orElse(BigInteger.ONE),
                        to,
                        number(object, "last", "current", "actual", "consecutivo")
                                .orElse(null)));
    }

    /** False if the range is for other documents, or not active. */
    boolean isForCreditNotes() {
        boolean other = type != null && OTHERS.stream().anyMatch(type::contains);
        boolean inactive = mode != null && mode.startsWith("inac");
        return !other && !inactive;
    }

    /** A sentence if less than a tenth, or less than a hundred, of its numbers is left. */
    Optional<String> low(String account) {
        if (last == null) {
            return Optional.empty();
        }
        BigInteger left = to.subtract(last);
        boolean few = left.compareTo(FEW) < 0 || left.multiply(TENTH).compareTo(to.subtract(from)) < 0;
        return few
                ? Optional.of(
                        ("%s: the range of numbers for credit notes ends at %s, %s are left. Ask the DIAN for another / "
                                        + "la numeración de notas de crédito se acaba; pida otra a la DIAN")
                                .formatted(account, to, left.max(BigInteger.ZERO)))
                : Optional.empty();
    }

    private static Optional<BigInteger> number(JsonNode range, String... names) {
        String value = text(range, names);
        return value != null && value.matches("\\d{1,30}") ? Optional.of(new BigInteger(value)) : Optional.empty();
    }

    private static @Nullable String text(JsonNode range, String... names) {
        for (String wanted : names) {
            for (Map.Entry<String, JsonNode> field : range.properties()) {
                String value = field.getValue().asText("").strip().toLowerCase(Locale.ROOT);
                if (field.getKey().equalsIgnoreCase(wanted) && !value.isEmpty()) {
                    return value;
                }
            }
        }
        return null;
    }
}
