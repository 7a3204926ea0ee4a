package io.anula.provider.lafactura;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The meaning of a refusal's text, in Spanish or English, with or without accents. The texts are not documented (open),
 * so only a clear one is interpreted; a person reads the others.
 */
enum Refusal {
    /** A note exists or may exist: the invoice is looked up, or a person decides. */
    NOTE_EXISTS,
    /** The number range is used up: every further request would be refused too. */
    RANGE_USED_UP,
    /** The text is about numbers, but its meaning is unknown. */
    UNCLEAR,
    /** The request is wrong. */
    PLAIN;

    private static final Pattern DONE =
            Pattern.compile("\\bya\\b(?! no\\b)|\\balready\\b|previously|duplica|repetid|repeated|"
                    + "previamente|anteriormente|con anterioridad|en proceso|in process|in progress|en tramite|"
                    + "(?<!ser )(?<!be )(?<!sea )\\b(anulad|cancelad|cancelled|canceled|voided|reversad)|"
                    + "(?<!no )(?<!no se )(existen?|exists|tiene|posee|registra|hay|has|have) (una |otra |un |a |an |another )?"
                    + "(nota|credit)|asociad[oa] a (una |otra |la )?nota|\\bnc-\\w");
    private static final Pattern USED_UP = Pattern.compile(
            "(rango|numeracion|consecutivos?|numeros)\\b.{0,40}(agotad|agoto|consumid|terminad|se acab|sin disponib)|"
                    + "(agot|\\bsin|no hay|no quedan?|no tiene|no cuenta con|no existen?|no dispone de)\\b?.{0,30}"
                    + "(rangos?|numeracion|consecutivos|numeros) ?(disponib|activ|vigent|$|\\W)|"
                    + "(range|numbers?|numbering)\\b.{0,30}(used up|exhausted|depleted|ran out)|no (more )?numbers? (left|available)");
    private static final Pattern NUMBERS =
            Pattern.compile("rango|numeracion|consecutiv|resolucion|\\brange|numbering|\\bnumbers\\b|prefijo|prefix");
    private static final Pattern OF_A_VALUE =
            Pattern.compile("(fecha|dia|date|day|valor|value|monto|amount|hora|plazo).{0,40}"
                    + "(rango|range)|(rango|range).{0,20}(fecha|date|valor|value|permitid|allowed)");
    private static final Pattern OF_NUMBERING = Pattern.compile("numeracion|consecutiv|numbering|resolucion");

    /** The meaning of this text. */
    static Refusal of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        if (DONE.matcher(plain).find()) {
            return NOTE_EXISTS;
        }
        boolean ofAValue =
                OF_A_VALUE.matcher(plain).find() && !OF_NUMBERING.matcher(plain).find();
        if (ofAValue || !NUMBERS.matcher(plain).find()) {
            return PLAIN;
        }
        return USED_UP.matcher(plain).find() ? RANGE_USED_UP : UNCLEAR;
    }
}
