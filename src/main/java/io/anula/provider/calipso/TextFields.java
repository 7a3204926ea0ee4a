package io.anula.provider.calipso;

import io.anula.provider.calipso.AnswerFields.Field;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The named values of plain text: {@code CAE: 69124733689830} on lines, or {@code Resultado=A&CAE=69124733689830}.
 * Except for an OK, the whole text must consist of such pairs; sentences and PHP's own error messages are excluded.
 */
final class TextFields {
    private static final int LONGEST = 4_000;
    private static final Pattern BETWEEN = Pattern.compile("[\\r\\n;|]+|,\\s*(?=[\\p{L}_]{1,40}\\s*[:=])");
    private static final Pattern WEB_FORM = Pattern.compile("[^\\s=&]+=[^\\s&]*(&[^\\s=&]+=[^\\s&]*)*");
    private static final Pattern PAIR =
            Pattern.compile("\\s*([\\p{L}_][\\p{L}\\p{N}_. -]{0,40}?)\\s*[:=]\\s*(.*?)\\s*");

    private static final Pattern WELL =
            Pattern.compile("(?iu)\\s*(ok|success|[eé]xito|aprobad[oa]|autorizad[oa])\\s*[.!]?\\s*");

    private TextFields() {}

    /** Adds the fields; false, without adding any, if the text has another form. */
    static boolean into(List<Field> fields, String text) {
        if (text.length() > LONGEST || text.contains("<") || Trouble.isOfTheMachine(text)) {
            return false;
        }
        boolean isForm = WEB_FORM.matcher(text).matches();
        List<Field> found = new ArrayList<>();
        for (String part : isForm ? text.split("&", -1) : BETWEEN.split(text)) {
            if (WELL.matcher(part).matches()) {
                continue;
            }
            Matcher pair = PAIR.matcher(part);
            if (!pair.matches()) {
                return false;
            }
            String value = isForm ? decoded(pair.group(2)) : pair.group(2);
            found.add(new Field(List.of(AnswerFields.plain(pair.group(1))), value, false));
        }
        fields.addAll(found);
        return !found.isEmpty();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
