package io.anula.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to a provider, before the operator's route has seen it.
 *
 * @param url whole, without a query; the same for all calls of an operation of an account
 * @param method of HTTP
 * @param query what stands behind the question mark; empty for none
 * @param contentType how the body is written; null where there is none
 * @param body null where there is none
 * @param patience neither to connect nor for the answer is waited longer, whatever the account says
 */
@SuppressWarnings("ArrayRecordComponent") // it is sent, and never compared
public record Request(
        String url,
        String method,
        String query,
        @Nullable String contentType,
        byte @Nullable [] body,
        Duration patience) {
    private static final Duration ALL = Duration.ofDays(365);

    /** One with a body, whatever its method. */
    public static Request of(String method, String url, String contentType, byte[] body) {
        return new Request(url, method, "", contentType, body, ALL);
    }

    /** One that asks by its address alone. */
    public static Request get(String url, String query) {
        return new Request(url, "GET", query, null, null, ALL);
    }

    /** The body as text; empty where there is none. */
    public String text() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** The same, for an answer that is not worth a long wait. */
    public Request within(Duration most) {
        return new Request(url, method, query, contentType, body, most);
    }
}
