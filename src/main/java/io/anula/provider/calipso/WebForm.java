package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Encodes nested fields as a web form, with the names of PHP's {@code http_build_query}:
 * {@code items[0][precio]=284.20}.
 */
final class WebForm {
    private WebForm() {}

    static String of(JsonNode document) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            add(pairs, field.getKey(), field.getValue());
        }
        return String.join("&", pairs);
    }

    private static void add(List<String> pairs, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(field -> add(pairs, name + '[' + field.getKey() + ']', field.getValue()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                add(pairs, name + '[' + i + ']', value.get(i));
            }
        } else if (!value.isNull()) {
            pairs.add(encoded(name) + '=' + encoded(text(value)));
        }
    }

    private static String text(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "1" : "0";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** Encodes as PHP's urlencode does: Java leaves the asterisk unchanged. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    }
}
