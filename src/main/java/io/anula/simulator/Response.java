package io.anula.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A response and its bytes on the wire: head and body in one array, for one write. */
final class Response {
    private static final String JSON = "application/json; charset=utf-8";

    private final int status;
    private final String type;
    private final Map<String, String> fields;
    private final byte[] body;

    private Response(int status, String type, Map<String, String> fields, byte[] body) {
        this.status = status;
        this.type = type;
        this.fields = fields;
        this.body = body;
    }

    static Response json(int status, String body) {
        return new Response(status, JSON, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static Response of(int status, String type, byte[] body) {
        return new Response(status, type, Map.of(), body);
    }

    static Response text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", (body + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Response with(String name, String value) {
        return new Response(status, type, Map.of(name, value), body);
    }

    int bodyLength() {
        return body.length;
    }

    byte[] bytes(boolean keepAlive) {
        StringBuilder head = new StringBuilder(160)
                .append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason(status))
                .append("\r\nContent-Type: ")
                .append(type)
                .append("\r\nContent-Length: ")
                .append(body.length)
                .append(keepAlive ? "\r\nConnection: keep-alive" : "\r\nConnection: close");
        fields.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
