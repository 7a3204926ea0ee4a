package io.anula.web;

import io.anula.io.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A reply. */
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

    /** Bytes of this type; the array must not be changed afterwards. */
    public static WebReply bytes(int status, String type, byte[] body) {
        return new WebReply(status, Map.of(TYPE, List.of(type)), body);
    }

    /** Written JSON. */
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

    /** A text of this type. */
    public static WebReply text(int status, String type, String text) {
        return new WebReply(status, Map.of(TYPE, List.of(type)), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A redirect to another address, with GET. */
    public static WebReply seeOther(String where) {
        return new WebReply(303, Map.of("Location", List.of(where)), new byte[0]);
    }

    /** A reply with a status only. */
    public static WebReply empty(int status) {
        return new WebReply(status, Map.of(), new byte[0]);
    }

    /** The same reply with this header, replacing any of the same name. */
    public WebReply with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new WebReply(status, more, body);
    }

    /** The same reply with one more cookie. */
    public WebReply withCookie(String cookie) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.merge("Set-Cookie", List.of(cookie), (before, one) -> Stream.concat(before.stream(), one.stream())
                .toList());
        return new WebReply(status, more, body);
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** Sends the reply, unless it is too late. */
    void into(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        headers.forEach((name, values) -> response.putHeader(name, values));
        response.end(Buffer.buffer(body));
    }
}
