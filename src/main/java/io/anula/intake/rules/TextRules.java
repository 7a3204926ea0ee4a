package io.anula.intake.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The rules for every value of a document, also in unknown fields, because those are sent on unchanged. */
public final class TextRules {
    public static final int LONGEST_TEXT = 10_000;

    private TextRules() {}

    public static void check(ObjectNode document) throws InvalidRequestException {
        members(new Field("", document), 1);
    }

    /** Refuses a text that is too long, and characters that are invisible or do not exist. */
    public static void check(Field field, String text, int longest) throws InvalidRequestException {
        if (text.length() > longest) {
            throw field.wrong(
                    "too-long",
                    "at most %d characters were expected, not %d".formatted(longest, text.length()),
                    "se esperaban como máximo %d caracteres, no %d".formatted(longest, text.length()));
        }
        if (text.chars().anyMatch(each -> Character.isISOControl(each) && "\n\r\t".indexOf(each) < 0)) {
            throw field.wrong(
                    "control-character",
                    "no control characters were expected",
                    "no se esperaban caracteres de control");
        }
        if (text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
            throw field.wrong("surrogate", "half a character stands there", "hay medio carácter");
        }
    }

    private static void value(Field field, int depth) throws InvalidRequestException {
        JsonNode node = field.node();
        if (node.isTextual()) {
            check(field, node.textValue(), LONGEST_TEXT);
        } else if (node.isNumber() && !Numbers.isBounded(node.asText())) {
            throw field.wrong(Numbers.RULE, Numbers.ENGLISH, Numbers.SPANISH);
        } else if (node.isContainerNode()) {
            members(field, depth + 1);
        }
    }

    private static void members(Field field, int depth) throws InvalidRequestException {
        if (depth > Depth.DEEPEST) {
            throw field.wrong(Depth.RULE, Depth.ENGLISH, Depth.SPANISH);
        }
        for (Map.Entry<String, JsonNode> each : field.node().properties()) {
            Field member = new Field(
                    field.path().isEmpty() ? each.getKey() : field.path() + '.' + each.getKey(), each.getValue());
            check(member, each.getKey(), LONGEST_TEXT);
            value(member, depth);
        }
        for (int i = 0; field.node().isArray() && i < field.node().size(); i++) {
            value(field.item(i), depth);
        }
    }
}
