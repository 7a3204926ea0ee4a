package io.anula.intake.rules;

import org.jspecify.annotations.Nullable;

/**
 * Why a record is invalid.
 *
 * @param field its path, such as {@code items[0].precio}; null when the record as a whole is wrong
 * @param value the field's value, made printable; null if there is none or if it is personal data
 * @param rule the stable name of the broken rule, such as {@code required}
 * @param message what was expected, in English and Spanish
 */
public record Problem(@Nullable String field, @Nullable String value, String rule, String message) {
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_MESSAGE = 1_000;

    public Problem {
        value = field != null && isPersonal(field) ? null : Printable.of(value, LONGEST_VALUE);
        field = Printable.of(field, LONGEST_FIELD);
        message = Printable.text(message, LONGEST_MESSAGE);
    }

    /** A problem whose message begins with the field's name. */
    public static Problem of(
            @Nullable String field, @Nullable String value, String rule, String english, String spanish) {
        String name = field == null ? "" : Printable.text(field, LONGEST_FIELD) + ": ";
        return new Problem(field, value, rule, both(name + english, name + spanish));
    }

    /** One message with both languages. */
    public static String both(String english, String spanish) {
        return english + " / " + spanish;
    }

    /** The same problem with another field name. */
    public Problem at(String otherField) {
        String name = otherField + ": ";
        return new Problem(
                otherField, value, rule, field == null ? name + message : message.replace(field + ": ", name));
    }

    private static boolean isPersonal(String field) {
        return field.equals("cliente") || field.startsWith("cliente.") || field.startsWith("cliente[");
    }
}
