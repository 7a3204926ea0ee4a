package io.anula.provider.http;

import io.anula.io.Json;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The body of a message as text, whatever a route has made of it. */
public final class BodyText {
    private BodyText() {}

    /** True for text, and for what was read of JSON. */
    public static boolean is(@Nullable Object body) {
        return body instanceof String || isJson(body);
    }

    private static boolean isJson(@Nullable Object body) {
        return body instanceof Map || body instanceof Collection;
    }

    /** What {@code unmarshal} or {@code jsonpath} has read of JSON is JSON again; of anything else it is what Camel makes of it. */
    public static String of(Exchange exchange) {
        @Nullable Object body = exchange.getMessage().getBody();
        if (body != null && isJson(body)) {
            return Json.text(body);
        }
        @Nullable String text = exchange.getMessage().getBody(String.class);
        return text == null ? "" : text;
    }
}
