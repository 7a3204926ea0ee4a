package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import io.anula.provider.http.ProviderAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Answer} from an HTTP answer. */
final class AnswerReader {
    private static final int LONGEST_NAME = 200;
    private static final String ENHANCED = "enhancedinfo";
    private static final Pattern CODE = Pattern.compile("\\d{1,4}");

    private AnswerReader() {}

    static Optional<Answer> read(ProviderAnswer raw) {
        return Json.object(raw.body())
                .map(root -> field(root, "invoiceresult").orElse(root))
                .flatMap(result ->
                        field(result, "status").flatMap(status -> code(status).map(code -> of(code, status, result))));
    }

    private static Answer of(int code, JsonNode status, JsonNode result) {
        JsonNode document = field(result, "document")
                .filter(JsonNode::isObject)
                .or(() -> field(result, "documento").filter(JsonNode::isObject))
                .orElse(result);
        return new Answer(
                code,
                text(status, "text").orElse(""),
                name(document, "mode"),
                name(document, "tascode"),
                name(document, "referal"),
                text(document, "document").or(() -> text(document, "documento")).orElse(null),
                text(document, "cude").or(() -> text(document, "cufe")).orElse(null),
                text(document, "process").orElse(null),
                Said.under(result, ENHANCED));
    }

    private static Optional<Integer> code(JsonNode status) {
        return text(status, "code").filter(code -> CODE.matcher(code).matches()).map(Integer::valueOf);
    }

    private static @Nullable String name(JsonNode object, String name) {
        return text(object, name)
                .filter(value -> value.length() <= LONGEST_NAME)
                .orElse(null);
    }

    private static Optional<String> text(JsonNode object, String name) {
        return field(object, name)
                .filter(value -> value.isTextual() || value.isNumber())
                .map(value -> value.asText().strip())
                .filter(value -> !value.isEmpty());
    }

    private static Optional<JsonNode> field(JsonNode object, String name) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return Optional.of(field.getValue());
            }
        }
        return Optional.empty();
    }
}
