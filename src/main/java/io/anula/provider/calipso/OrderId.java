package io.anula.provider.calipso;

import io.anula.cancellation.Key;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Calipso's {@code ordenid} as a key. Billing systems write the same order as {@code 541}, {@code "541"} or
 * {@code "0000541"}; the document is still sent as it came.
 */
final class OrderId {
    /** Texts that programs write when they have no number, without surrounding signs. */
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
     * Whether the text can mean only one order: digits, digits joined by {@code -} or {@code /}, or a text with
     * letters. A number in another spelling ({@code +541}, {@code 541.00}, {@code 9,123}, digits of another script) is
     * refused, because it would become a second order beside the first.
     */
    static boolean isUnmistakable(String ordenid) {
        String bare = ordenid.strip();
        boolean plain = Normalizer.normalize(bare, Normalizer.Form.NFKC).equals(bare)
                && !FOREIGN_DIGIT.matcher(bare).find();
        return plain && (NUMBERS.matcher(bare).matches() || LETTER.matcher(bare).find());
    }

    /** The order in the form of a key: digits without leading zeros, anything else as written. */
    static String canonical(String ordenid) {
        return Key.withoutZeros(ordenid);
    }

    /** Whether the text means no order: zeros, or placeholders such as NULL, undefined, N/A, -. */
    static boolean isNone(String ordenid) {
        String bare = ordenid.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return PLACEHOLDERS.contains(bare.replaceAll("^0+|0+$", ""));
    }
}
