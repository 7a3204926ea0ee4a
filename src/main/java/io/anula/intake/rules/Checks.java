package io.anula.intake.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Checks of a single field. {@link TextRules} checks texts further. */
public final class Checks {
    private static final DateTimeFormatter DATE = strict("uuuuMMdd");
    private static final DateTimeFormatter TIME = strict("uuuuMMddHHmmss");

    private Checks() {}

    public static void object(Field field) throws InvalidRequestException {
        if (!field.node().isObject()) {
            throw field.wrong("type", "an object was expected", "se esperaba un objeto");
        }
    }

    public static void text(Field field) throws InvalidRequestException {
        if (!field.node().isTextual()) {
            throw field.wrong("type", "a text was expected", "se esperaba un texto");
        }
    }

    /** Accepts an identifier from another system: a text, or a whole number. */
    public static void identifier(Field field) throws InvalidRequestException {
        if (!field.node().isTextual() && !field.node().isIntegralNumber()) {
            throw field.wrong(
                    "type", "a text or a whole number was expected", "se esperaba un texto o un número entero");
        }
    }

    /** Accepts a whole number, 0 upwards, as a number or as digits. */
    public static void digits(Field field) throws InvalidRequestException {
        if (!isDigits(field.node(), "[0-9]{1,20}")) {
            throw field.wrong("digits", "1 to 20 digits were expected", "se esperaban de 1 a 20 dígitos");
        }
    }

    public static void cae(Field field) throws InvalidRequestException {
        if (!isDigits(field.node(), "[0-9]{14}")) {
            throw field.wrong("digits", "14 digits were expected", "se esperaban 14 dígitos");
        }
    }

    public static void creditNoteType(Field field) throws InvalidRequestException {
        if (!isDigits(field.node(), "0{0,2}(3|8|13|203|208|213)")) {
            throw field.wrong(
                    "credit-note-type",
                    "a credit note was expected: 3, 8, 13, 203, 208 or 213",
                    "se esperaba una nota de crédito: 3, 8, 13, 203, 208 o 213");
        }
    }

    public static void letter(Field field) throws InvalidRequestException {
        text(field);
        if (!field.node().textValue().matches("[A-Za-z]")) {
            throw field.wrong("letter", "one letter was expected", "se esperaba una letra");
        }
    }

    public static void date(Field field) throws InvalidRequestException {
        if (!exists(field.node(), "[0-9]{8}", DATE)) {
            throw field.wrong(
                    "date", "a date that exists was expected: yyyyMMdd", "se esperaba una fecha que exista: aaaaMMdd");
        }
    }

    public static void time(Field field) throws InvalidRequestException {
        if (!exists(field.node(), "[0-9]{14}", TIME)) {
            throw field.wrong(
                    "date",
                    "a date and time that exists was expected: yyyyMMddHHmmss",
                    "se esperaba una fecha y hora que exista: aaaaMMddHHmmss");
        }
    }

    /** Whether the number or text consists of digits that match the pattern. */
    public static boolean isDigits(JsonNode node, String pattern) {
        return (node.isTextual() || node.isIntegralNumber()) && node.asText().matches(pattern);
    }

    private static boolean exists(JsonNode node, String pattern, DateTimeFormatter format) {
        if (!isDigits(node, pattern)) {
            return false;
        }
        try {
            format.parse(node.asText());
            return true;
        } catch (DateTimeException never) {
            return false;
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
