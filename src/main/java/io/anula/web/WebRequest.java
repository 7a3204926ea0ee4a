package io.anula.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as it came. Its parts are asked for by name, so that a parameter is never taken for a header. */
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

    /** @throws IllegalArgumentException where its path cannot be read */
    static WebRequest of(RoutingContext asked) {
        return new WebRequest(asked);
    }

    /** GET, POST and the like. */
    public String method() {
        return request.method().name();
    }

    /** The path without its dots. */
    public String path() {
        return path;
    }

    /** The path and the query as they came. */
    public String uri() {
        return request.uri();
    }

    /** The part of the path that its endpoint gives that name; empty where there is none. */
    public String part(String name) {
        return Objects.requireNonNullElse(asked.pathParam(name), "");
    }

    /** A parameter of the query; empty where it is not given or blank. */
    public Optional<String> query(String name) {
        return given(request.params().get(name));
    }

    /** A field of a form that was sent; empty where it is not given or blank. */
    public Optional<String> form(String name) {
        return given(request.formAttributes().get(name));
    }

    /** A header; empty where it is not given or blank. */
    public Optional<String> header(String name) {
        return given(request.getHeader(name));
    }

    /** A header whose value is a list: all lines of it, with commas between; empty where it is not given. */
    public String list(String name) {
        return String.join(",", request.headers().getAll(name));
    }

    /** The languages that a reader likes, without their countries, the best first. */
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

    /** The type of the body without its parameters, in lower case; empty where none is said. */
    public String contentType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The body; nothing where there is none, or it is not read yet. */
    public byte[] body() {
        Buffer body = asked.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    /**
     * True where a proxy has handed the request on, as it says itself: then whoever asks is not where the connection comes
     * from.
     */
    public boolean isHandedOn() {
        return request.headers().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> OF_PROXIES.contains(name) || name.startsWith("x-forwarded"));
    }

    /** The address that the connection comes from. */
    public String from() {
        return request.remoteAddress().hostAddress();
    }

    /** True when whoever asks is on this machine, and no proxy speaks for somebody else. */
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

    /** The name and port by which we were called: the header Host, or HTTP/2's authority. */
    public String host() {
        HostAndPort authority = request.authority();
        return authority == null ? "" : authority.toString();
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
