package io.anula.provider.http;

import io.anula.io.Json;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The body of a message as text, for any type that a route has made of it. */
public final class BodyText {
    private BodyText() {}

    /** Whether the body is text or parsed JSON. */
    public static boolean is(@Nullable Object body) {
        return body instanceof String || isJson(body);
    }

    private static boolean isJson(@Nullable Object body) {
        return body instanceof Map || body instanceof Collection;
    }

    /**
     * The body as text: parsed JSON, from {@code unmarshal} or {@code jsonpath}, is written as JSON again; Camel
     * converts anything else.
     */
    public static String of(Exchange exchange) {
        @Nullable Object body = exchange.getMessage().getBody();
        if (body != null && isJson(body)) {
            return Json.text(body);
        }
        @Nullable String text = exchange.getMessage().getBody(String.class);
        return text == null ? "" : text;
    }
}
