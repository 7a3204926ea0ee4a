package io.anula.provider.calipso;

import io.anula.cancellation.Key;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Calipso's {@code ordenid} as a key. Billing systems write one order as {@code 541}, {@code "541"} or
 * {@code "0000541"}; the document still leaves as it came.
 */
final class OrderId {
    /** What programs write where they have no number, without the signs around it. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            "null",
            "nil",
            "none",
            "nan",
            "na",
            "nd",
            "sd",
            "sn",
            "undefined",
            "undef",
            "void",
            "empty",
            "blank",
            "false",
            "true",
            "array",
            "object",
            "objectobject",
            "infinity",
            "inf",
            "missing",
            "unknown",
            "tbd",
            "todo",
            "ninguno",
            "ninguna",
            "nulo",
            "nula",
            "vacio",
            "vacío",
            "vacia",
            "vacía",
            "indefinido",
            "sinnumero",
            "sinnúmero",
            "sindato",
            "sindatos",
            "noaplica",
            "error",
            "ref",
            "valor",
            "value",
            "name",
            "nombre");

    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(?:[-/][0-9]+)*");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern FOREIGN_DIGIT = Pattern.compile("[\\p{N}&&[^0-9]]");

    private OrderId() {}

    /**
     * Whether the text can be read as one order only: digits, digits joined by {@code -} or {@code /}, or a text with letters. What
     * is a number in another spelling ({@code +541}, {@code 541.00}, {@code 9,123}, digits of another script) would be a second
     * order beside the first one.
     */
    static boolean isUnmistakable(String ordenid) {
        String bare = ordenid.strip();
        boolean plain = Normalizer.normalize(bare, Normalizer.Form.NFKC).equals(bare)
                && !FOREIGN_DIGIT.matcher(bare).find();
        return plain && (NUMBERS.matcher(bare).matches() || LETTER.matcher(bare).find());
    }

    /** The order in the form in which it is a key: digits without leading zeros, anything else as it was written. */
    static String canonical(String ordenid) {
        return Key.withoutZeros(ordenid);
    }

    /** Whether the text names no order: zeros, or what programs write for nothing, such as NULL, undefined, N/A, -. */
    static boolean isNone(String ordenid) {
        String bare = ordenid.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return PLACEHOLDERS.contains(bare.replaceAll("^0+|0+$", ""));
    }
}
