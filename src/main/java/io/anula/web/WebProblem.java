package io.anula.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a request is refused: a problem as in RFC 9457. */
public final class WebProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String kind;
    private final transient Map<String, ?> more;

    /**
     * @param status the HTTP status, 400 to 599
     * @param kind the name for programs, in lower case with hyphens
     * @param detail for people: what is wrong with this request, and what to do
     */
    public WebProblem(int status, String kind, String detail) {
        this(status, kind, detail, Map.of());
    }

    /** @param more additional fields */
    public WebProblem(int status, String kind, String detail, Map<String, ?> more) {
        super(detail);
        this.status = status;
        this.kind = kind;
        this.more = more;
    }

    /** A parameter in the address has a value that it cannot have: 400. */
    public static WebProblem wrongParameter(String name, String given, String expected) {
        return new WebProblem(
                400,
                "wrong-parameter",
                "%s = \"%s\": %s was expected / se esperaba otro valor".formatted(name, given, expected));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The name for programs. */
    public String kind() {
        return kind;
    }

    /** The reply for programs. */
    WebReply reply(String path) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", "urn:anula:problem:" + kind);
        body.put("title", kind.replace('-', ' '));
        body.put("status", status);
        body.put("detail", getMessage());
        body.put("instance", path);
        body.putAll(more);
        WebReply reply = WebReply.json(status, body).with("Content-Type", "application/problem+json");
        return status == 401 ? reply.with("WWW-Authenticate", "Bearer") : reply;
    }
}
