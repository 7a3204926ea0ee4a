package io.anula.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came. Query, form and header have separate methods, so that a parameter is never taken for a header.
 */
public final class WebRequest {
    private static final Set<String> OF_PROXIES = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-original-for",
            "true-client-ip",
            "cf-connecting-ip",
            "x-envoy-external-address");

    private final RoutingContext asked;
    private final HttpServerRequest request;
    private final String path;

    private WebRequest(RoutingContext asked) {
        this.asked = asked;
        this.request = asked.request();
        this.path = String.valueOf(asked.normalizedPath());
    }

    /** @throws IllegalArgumentException when its path cannot be decoded */
    static WebRequest of(RoutingContext asked) {
        return new WebRequest(asked);
    }

    /** GET, POST and the like. */
    public String method() {
        return request.method().name();
    }

    /** The path without dot segments. */
    public String path() {
        return path;
    }

    /** The path and the query as they came. */
    public String uri() {
        return request.uri();
    }

    /** The part of the path with this name in its endpoint; empty if there is none. */
    public String part(String name) {
        return Objects.requireNonNullElse(asked.pathParam(name), "");
    }

    /** A parameter of the query; empty if missing or blank. */
    public Optional<String> query(String name) {
        return given(request.params().get(name));
    }

    /** A field of a form; empty if missing or blank. */
    public Optional<String> form(String name) {
        return given(request.formAttributes().get(name));
    }

    /** The fields of a form whose names begin like this, by the rest of their names. */
    public Map<String, String> forms(String beginning) {
        Map<String, String> found = new LinkedHashMap<>();
        request.formAttributes().forEach((name, value) -> {
            if (name.startsWith(beginning)) {
                found.put(name.substring(beginning.length()), value);
            }
        });
        return found;
    }

    /** A header; empty if missing or blank. */
    public Optional<String> header(String name) {
        return given(request.getHeader(name));
    }

    /** A header whose value is a list: all its lines, joined by commas; empty if missing. */
    public String list(String name) {
        return String.join(",", request.headers().getAll(name));
    }

    /** The reader's preferred languages without countries, best first. */
    public List<String> languages() {
        return asked.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .filter(Objects::nonNull)
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A cookie's value. */
    public Optional<String> cookie(String name) {
        var cookie = request.getCookie(name);
        return cookie == null ? Optional.empty() : given(cookie.getValue());
    }

    /** The type of the body without its parameters, in lower case; empty if missing. */
    public String contentType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The body; empty if there is none or it is not read yet. */
    public byte[] body() {
        Buffer body = asked.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    /**
     * Whether a proxy says that it has passed the request on: then the address of the connection is not the client's.
     */
    public boolean isHandedOn() {
        return request.headers().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> OF_PROXIES.contains(name) || name.startsWith("x-forwarded"));
    }

    /** The address of the connection. */
    public String from() {
        return request.remoteAddress().hostAddress();
    }

    /** Whether the client is on this machine, without a proxy that passes on another client's request. */
    public boolean isFromHere() {
        if (isHandedOn()) {
            return false;
        }
        try {
            return InetAddress.getByName(from()).isLoopbackAddress();
        } catch (UnknownHostException impossible) {
            return false;
        }
    }

    /** Our name and port in the request: the header Host, or HTTP/2's authority. */
    public String host() {
        HostAndPort authority = request.authority();
        return authority == null ? "" : authority.toString();
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
