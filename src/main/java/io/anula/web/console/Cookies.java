package io.anula.web.console;

import io.anula.web.WebRequest;
import java.time.Duration;

/** Cookies as they are set: for no script, for no other site, and by https only where that is how we are reached. */
final class Cookies {
    /** Of whoever is logged in. */
    static final String SESSION = "anula-session";
    /** Of a browser in which somebody has logged in before. */
    static final String KNOWN = "anula-known";
    /** Of any browser that got a form. */
    static final String FORMS = "anula-forms";

    private Cookies() {}

    /** One that ends with the browser. */
    static String set(WebRequest request, String name, String value) {
        return "%s=%s; Path=/; HttpOnly; SameSite=Strict%s".formatted(name, value, secure(request));
    }

    static String set(WebRequest request, String name, String value, Duration kept) {
        return set(request, name, value) + "; Max-Age=" + kept.toSeconds();
    }

    private static String secure(WebRequest request) {
        boolean https = request.header("X-Forwarded-Proto").orElse("").equalsIgnoreCase("https");
        return https ? "; Secure" : "";
    }
}
