package io.anula.web;

import io.anula.io.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is answered. */
public final class WebReply {
    private static final String TYPE = "Content-Type";

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private WebReply(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Bytes of that type, which are not changed any more. */
    public static WebReply bytes(int status, String type, byte[] body) {
        return new WebReply(status, Map.of(TYPE, List.of(type)), body);
    }

    /** JSON that was written already. */
    public static WebReply json(int status, byte[] json) {
        return new WebReply(status, Map.of(TYPE, List.of("application/json")), json);
    }

    /** A value as JSON. */
    public static WebReply json(int status, Object value) {
        return json(status, Json.bytes(value));
    }

    /** A page. */
    public static WebReply html(int status, String page) {
        return text(status, "text/html; charset=utf-8", page);
    }

    /** A text of that type. */
    public static WebReply text(int status, String type, String text) {
        return new WebReply(status, Map.of(TYPE, List.of(type)), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Look there, with GET. */
    public static WebReply seeOther(String where) {
        return new WebReply(303, Map.of("Location", List.of(where)), new byte[0]);
    }

    /** Nothing to say but the status. */
    public static WebReply empty(int status) {
        return new WebReply(status, Map.of(), new byte[0]);
    }

    /** The same with that header, and no other of its name. */
    public WebReply with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new WebReply(status, more, body);
    }

    /** The same with a cookie more. */
    public WebReply withCookie(String cookie) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.merge("Set-Cookie", List.of(cookie), (before, one) -> Stream.concat(before.stream(), one.stream())
                .toList());
        return new WebReply(status, more, body);
    }

    /** The status of HTTP. */
    int status() {
        return status;
    }

    /** Answers by it, unless that is too late. */
    void into(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        headers.forEach((name, values) -> response.putHeader(name, values));
        response.end(Buffer.buffer(body));
    }
}
