package io.anula.web.console;

import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A browser in which this user has logged in before, recognised by a cookie that only this service can make. The cookie
 * does not log in: it only counts attempts separately from strangers who guess the password of the same user. It is
 * signed with the hash of the password, so it survives restarts and becomes invalid with the password.
 *
 * @param id of the browser
 */
record KnownBrowser(String id, String user) {
    private static final Duration KEPT = Duration.ofDays(180);
    private static final String PURPOSE = "known browser\n";

    /** The browser of a login attempt as this user; empty if it is not known for that user. */
    static Optional<KnownBrowser> of(WebRequest request, String user, Users users) {
        String[] parts = request.cookie(Cookies.KNOWN).orElse("").split("\\.", -1);
        if (parts.length != 2 || !Tokens.isOne(parts[0])) {
            return Optional.empty();
        }
        return signature(parts[0], user, users)
                .filter(right -> Tokens.same(right, parts[1]))
                .map(right -> new KnownBrowser(parts[0], user));
    }

    private static Optional<String> signature(String id, String user, Users users) {
        return users.sign(user, PURPOSE + user + '\n' + id);
    }

    /** The reply with a cookie that makes the browser known. */
    static WebReply remember(WebRequest request, WebReply reply, String id, String user, Users users) {
        return signature(id, user, users)
                .map(right -> reply.withCookie(Cookies.set(request, Cookies.KNOWN, id + '.' + right, KEPT)))
                .orElse(reply);
    }
}
