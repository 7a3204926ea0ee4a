package io.anula.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.anula.intake.rules.Depth;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Numbers;
import io.anula.intake.rules.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Builds one object with all digits. Faults that JSON allows and a request does not are noted, and reading continues to
 * the object's end, so that the records after it are not lost.
 */
final class TreeBuilder {
    private static final int DIGITS_OF_A_LONG = 18;

    private final JsonParser parser;
    private final JsonStreamContext outside;
    private final Element element;
    private @Nullable Problem problem;

    /** Expects the parser at the beginning of the object. */
    TreeBuilder(JsonParser parser) {
        this.parser = parser;
        this.outside = parser.getParsingContext().getParent();
        this.element = new Element(parser);
    }

    /** The object. Afterwards the parser is at its end, also if the object is refused. */
    ObjectNode object() throws IOException, InvalidRequestException {
        return object(element.next());
    }

    /** The object when the first token after its beginning was already read. */
    ObjectNode object(JsonToken first) throws IOException, InvalidRequestException {
        ObjectNode object = members(first, 1);
        if (problem != null) {
            throw new InvalidRequestException(problem);
        }
        return object;
    }

    private ObjectNode members(JsonToken first, int depth) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (JsonToken token = first; token != JsonToken.END_OBJECT; token = element.next()) {
            String name = parser.currentName();
            if (object.has(name)) {
                note(null, "duplicate-key", "stands there twice", "aparece dos veces");
            }
            element.next();
            object.set(name, value(depth));
        }
        return object;
    }

    private ArrayNode array(int depth) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (element.next() != JsonToken.END_ARRAY) {
            array.add(value(depth));
        }
        return array;
    }

    private JsonNode value(int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Depth.isReached(depth) ? tooDeep() : members(element.next(), depth + 1);
            case START_ARRAY -> Depth.isReached(depth) ? tooDeep() : array(depth + 1);
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(parser.getBooleanValue());
            default -> NullNode.getInstance();
        };
    }

    private JsonNode number(String digits) {
        if (!Numbers.isBounded(digits)) {
            note(digits, Numbers.RULE, Numbers.ENGLISH, Numbers.SPANISH);
            return NullNode.getInstance();
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return DecimalNode.valueOf(new BigDecimal(digits));
        }
        return digits.length() > DIGITS_OF_A_LONG
                ? BigIntegerNode.valueOf(new BigInteger(digits))
                : LongNode.valueOf(Long.parseLong(digits));
    }

    private JsonNode tooDeep() throws IOException {
        note(null, Depth.RULE, Depth.ENGLISH, Depth.SPANISH);
        element.skip();
        return NullNode.getInstance();
    }

    private void note(@Nullable String value, String rule, String english, String spanish) {
        if (problem == null) {
            problem = Problem.of(path(), value, rule, english, spanish);
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = parser.getParsingContext(); at != outside; at = at.getParent()) {
            if (at.hasCurrentName()) {
                path.insert(0, '.' + at.getCurrentName());
            } else if (at.hasCurrentIndex()) {
                path.insert(0, "[%d]".formatted(at.getCurrentIndex()));
            }
        }
        return path.substring(1);
    }
}
