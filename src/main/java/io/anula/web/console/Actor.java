package io.anula.web.console;

import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The person who decides: the logged-in user, or the given name while nobody can log in. */
final class Actor {
    private static final String FIELD = "who";
    private static final String COOKIE = "anula-who";
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST = 80;

    private Actor() {}

    /** The name for the history. */
    static String of(PageRequest visit) throws WebProblem {
        if (visit.user() != null) {
            return visit.user();
        }
        String given = given(visit.request());
        if (given.isEmpty() || given.length() > LONGEST || given.chars().anyMatch(Character::isISOControl)) {
            throw Problems.wrong("who: say who you are / diga quién es usted");
        }
        return "console (%s)".formatted(given);
    }

    static String given(WebRequest request) {
        return request.form(FIELD).orElse("").strip();
    }

    /** The name from an earlier decision, so that it need not be typed again. */
    static String remembered(WebRequest request) {
        try {
            String name = request.cookie(COOKIE)
                    .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                    .orElse("");
            return name.length() <= LONGEST ? name : "";
        } catch (IllegalArgumentException mangled) {
            return "";
        }
    }

    /** The reply with a cookie that remembers the name. */
    static WebReply remember(PageRequest visit, WebReply reply) {
        if (visit.user() != null) {
            return reply;
        }
        String value = URLEncoder.encode(given(visit.request()), StandardCharsets.UTF_8);
        return reply.withCookie(Cookies.set(visit.request(), COOKIE, value, KEPT));
    }
}
