package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.Blanks;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of a Calipso document for its rules. */
final class Documents {
    private static final DateTimeFormatter BASIC = strict("uuuuMMdd");
    private static final DateTimeFormatter DASHED = strict("uuuu-MM-dd");
    private static final int DATE_DIGITS = 8;

    private Documents() {}

    /** The text of a field at the top; empty if it is absent. */
    static Optional<String> text(ObjectNode document, String name) {
        return Optional.of(document.path(name))
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(node -> Blanks.strip(node.asText()))
                .filter(text -> !text.isEmpty());
    }

    /** The whole number of a field at the top; empty if it has none. */
    static Optional<BigInteger> number(ObjectNode document, String name) {
        return text(document, name).filter(text -> text.matches("[0-9]{1,30}")).map(BigInteger::new);
    }

    /** The date of a field at the top, {@code yyyyMMdd} with or without a time after it; empty if it has none. */
    static Optional<LocalDate> date(ObjectNode document, String name) {
        return text(document, name)
                .filter(text -> text.length() >= DATE_DIGITS)
                .flatMap(text -> date(text.substring(0, DATE_DIGITS)));
    }

    /** The date {@code yyyyMMdd} or {@code yyyy-MM-dd}; empty if there is no such day. */
    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, text.contains("-") ? DASHED : BASIC));
        } catch (DateTimeException never) {
            return Optional.empty();
        }
    }

    /** The amount in a text; empty if it is none. */
    static Optional<BigDecimal> amount(String text) {
        return text.matches("-?[0-9]{1,20}(\\.[0-9]{1,10})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /**
     * The texts of the fields with this path, in any letter case. Each name may be at any depth below the one before
     * it, so that lists and the elements of XML need no mention.
     */
    static List<String> at(ObjectNode document, String path) {
        List<JsonNode> found = List.of(document);
        for (String name : path.split("\\.", -1)) {
            List<JsonNode> next = new ArrayList<>();
            found.forEach(node -> collect(node, name, next));
            found = next;
        }
        return found.stream()
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(node -> Blanks.strip(node.asText()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void collect(JsonNode node, String name, List<JsonNode> found) {
        node.properties().forEach(field -> {
            if (field.getKey().equalsIgnoreCase(name)) {
                found.add(field.getValue());
            }
            collect(field.getValue(), name, found);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, name, found));
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
