package io.anula.provider.lafactura;

import io.anula.intake.rules.Blanks;
import io.anula.intake.rules.Checks;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.TextRules;
import org.jspecify.annotations.Nullable;

/**
 * The {@code intID} of a request: the code that the sender's own system gives the note. LaFactura documents it as
 * optional and does not document its form (open), so any text or whole number of up to {@value #LONGEST} characters is
 * kept as it is.
 */
final class IntId {
    private static final int LONGEST = 100;

    private IntId() {}

    /**
     * The value of the field that is present; null if neither is.
     *
     * @throws InvalidRequestException when it has no possible form, or the two fields differ
     */
    static @Nullable String in(Field flat, Field inside) throws InvalidRequestException {
        String first = value(flat);
        String second = value(inside);
        if (first != null && second != null && !first.equals(second)) {
            throw flat.wrong("mismatch", "two different ones are given", "se indican dos distintos");
        }
        return second == null ? first : second;
    }

    private static @Nullable String value(Field field) throws InvalidRequestException {
        if (field.isAbsent()) {
            return null;
        }
        Checks.identifier(field);
        String text = Blanks.strip(field.node().asText());
        TextRules.check(field, text, LONGEST);
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\t') >= 0) {
            throw field.wrong("control-character", "one line was expected", "se esperaba una sola línea");
        }
        return text;
    }
}
