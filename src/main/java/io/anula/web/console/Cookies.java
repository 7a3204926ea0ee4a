package io.anula.web.console;

import io.anula.web.WebRequest;
import java.time.Duration;

/**
 * Makes cookies: scripts and other sites cannot use them, and they require https if the console is reached by https.
 */
final class Cookies {
    /** The cookie of a logged-in user. */
    static final String SESSION = "anula-session";
    /** The cookie of a browser in which a user has logged in before. */
    static final String KNOWN = "anula-known";
    /** The cookie of any browser that got a form. */
    static final String FORMS = "anula-forms";

    private Cookies() {}

    /** A cookie that ends with the browser. */
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
