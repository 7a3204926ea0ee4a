package io.anula.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a request is refused, as receipts, results and rows tell it. */
public final class RequestProblem {
    private RequestProblem() {}

    /**
     * The fields of a problem, in the order in which they are written.
     *
     * @param field of the request; null if it is about no single one
     * @param value what the field holds; null if there is nothing to show
     * @param rule the name of the broken rule
     * @param message for people
     */
    public static Map<String, @Nullable Object> fields(
            @Nullable String field, @Nullable Object value, String rule, String message) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("field", field);
        fields.put("value", value);
        fields.put("rule", rule);
        fields.put("message", message);
        return fields;
    }
}
