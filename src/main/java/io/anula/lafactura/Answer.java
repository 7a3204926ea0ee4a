package io.anula.lafactura;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.http.ProviderAnswer;
import io.anula.json.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What LaFactura says, read without regard to the case of names, to which of its two spellings names the document, to numbers
 * written as text, and to a comma before a closing brace: the vendor's own samples and clients differ in all of these.
 *
 * @param code of {@code status}: 200 is success, whatever HTTP says
 * @param text of {@code status}
 * @param mode "Creation" or "Verify": which call it answers
 * @param tascode of the document that the answer is about
 * @param referal the document linked with it
 * @param document its printed number
 * @param cude the DIAN's code of it
 * @param process where it stands, as written
 * @param enhancedInfo what interface 3.0 adds for people (its form is open: any), as text
 */
record Answer(
        int code,
        String text,
        @Nullable String mode,
        @Nullable String tascode,
        @Nullable String referal,
        @Nullable String document,
        @Nullable String cude,
        @Nullable String process,
        @Nullable String enhancedInfo) {
    static final int SUCCESS = 200;
    private static final int LONGEST_NAME = 200;
    private static final String ENHANCED = "enhancedinfo";

    /** The answer in that body; empty when it is not one of LaFactura's or has no code. */
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

    /** What it says to people, besides that the call went well. */
    String said() {
        String more = enhancedInfo == null ? "" : enhancedInfo;
        String own = code == SUCCESS ? "" : text;
        return own.isEmpty() || more.isEmpty() || own.equals(more) ? own + more : own + ": " + more;
    }

    private static Optional<Integer> code(JsonNode status) {
        return text(status, "code").filter(code -> code.matches("\\d{1,4}")).map(Integer::valueOf);
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
        return object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
