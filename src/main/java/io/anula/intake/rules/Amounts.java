package io.anula.intake.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Amounts and quantities, as JSON numbers or as decimal text: PHP reads them from a database as text, and
 * {@code json_encode} writes {@code "284.20"}. They are checked here and sent on unchanged.
 */
public final class Amounts {
    private static final String DECIMAL = "-?[0-9]+(\\.[0-9]+)?";
    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 15;
    private static final int CENTS = 2;
    /**
     * A double has 15 to 17 significant digits. A number that was meant to be shorter agrees with it in this many
     * digits.
     */
    private static final MathContext MEANT = new MathContext(13, RoundingMode.HALF_EVEN);

    private static final String EXPECTED =
            "a number or a decimal text such as 284.20 was expected, with at most 15 digits, a point before the"
                    + " decimals, no thousands separators and no exponent";
    private static final String SE_ESPERABA =
            "se esperaba un número o un texto decimal como 284.20, con 15 dígitos como máximo, punto decimal, sin"
                    + " separadores de miles ni exponente";

    private Amounts() {}

    /** Accepts an amount of either sign: a discount among the items is negative. */
    public static void signed(Field field) throws InvalidRequestException {
        JsonNode node = field.node();
        if (!node.isNumber() && !node.isTextual()) {
            throw field.wrong("type", EXPECTED, SE_ESPERABA);
        }
        BigDecimal amount = of(node);
        if (amount == null) {
            throw field.wrong("amount", EXPECTED, SE_ESPERABA);
        }
        if (amount.scale() < 0 || Math.max(amount.precision(), amount.scale()) > MOST_DIGITS) {
            throw tooManyDigits(field, amount);
        }
    }

    /** Accepts an amount of 0 or more. */
    public static void positive(Field field) throws InvalidRequestException {
        signed(field);
        if (value(field.node()).signum() < 0) {
            throw field.wrong("amount", "an amount of 0 or more was expected", "se esperaba un importe de 0 o más");
        }
    }

    /** The value of a number that was checked before, or 0 if there is none. */
    public static BigDecimal value(JsonNode node) {
        BigDecimal amount = of(node);
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static @Nullable BigDecimal of(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        String text = node.asText("");
        return text.length() <= LONGEST && text.matches(DECIMAL) ? new BigDecimal(text) : null;
    }

    private static InvalidRequestException tooManyDigits(Field field, BigDecimal amount) {
        BigDecimal meant = amount.round(MEANT).stripTrailingZeros();
        if (meant.scale() > MOST_DIGITS - CENTS || meant.precision() > MOST_DIGITS - CENTS - 1 || amount.scale() < 0) {
            return field.wrong("amount", EXPECTED, SE_ESPERABA);
        }
        String text = meant.setScale(Math.max(meant.scale(), CENTS)).toPlainString();
        return field.wrong(
                "amount",
                ("%s was probably meant: PHP writes a float with so many digits where serialize_precision is 17. Set"
                                + " serialize_precision = -1 in php.ini, or send the amount as text or rounded")
                        .formatted(text),
                ("probablemente era %s: PHP escribe así un float cuando serialize_precision es 17. Ponga"
                                + " serialize_precision = -1 en php.ini, o envíe el importe como texto o redondeado")
                        .formatted(text));
    }
}
