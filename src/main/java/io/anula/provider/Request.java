package io.anula.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to a provider, before the operator's route.
 *
 * @param url complete, without a query; the same for all calls of one operation of an account
 * @param method the HTTP method
 * @param query the part after the question mark; empty for none
 * @param contentType the type of the body; null without a body
 * @param body null for none
 * @param patience an upper limit for the account's connect and response time-outs
 */
@SuppressWarnings("ArrayRecordComponent") // a request is sent, never compared
public record Request(
        String url,
        String method,
        String query,
        @Nullable String contentType,
        byte @Nullable [] body,
        Duration patience) {
    private static final Duration ALL = Duration.ofDays(365);

    /** A request with a body, for any method. */
    public static Request of(String method, String url, String contentType, byte[] body) {
        return new Request(url, method, "", contentType, body, ALL);
    }

    /** A GET request. */
    public static Request get(String url, String query) {
        return new Request(url, "GET", query, null, null, ALL);
    }

    /** The body as text; empty if there is none. */
    public String text() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** The same request with a shorter limit for its time-outs. */
    public Request within(Duration most) {
        return new Request(url, method, query, contentType, body, most);
    }
}
