package io.anula.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON with every digit preserved: 284.20 stays 284.20, and 14 digits stay 14 digits. */
public final class Json {
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** A mapper that preserves digits and accepts a comma before a closing brace. */
    public static ObjectMapper mapper() {
        return EXACT;
    }

    /** The JSON object in the text; empty if it is anything else. A byte order mark before it is skipped. */
    public static Optional<JsonNode> object(String text) {
        return value(text).filter(JsonNode::isObject);
    }

    /** The JSON value in the text; empty if it is not JSON. A byte order mark before it is skipped. */
    public static Optional<JsonNode> value(String text) {
        try {
            return Optional.of(EXACT.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text))
                    .filter(value -> !value.isMissingNode());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Whether the text is exactly one JSON value. */
    public static boolean isJson(String text) {
        try {
            return !EXACT.readTree(text).isMissingNode();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /** The JSON value in a text that this program wrote itself. */
    public static JsonNode own(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not the JSON that was stored", impossible);
        }
    }

    /** The value as UTF-8, with escapes only where JSON requires them. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The value as compact JSON. */
    public static String text(Object value) {
        try {
            return EXACT.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), impossible);
        }
    }
}
