package io.anula.web.console;

import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A browser in which that user has logged in before, by a cookie that only this service makes. It lets nobody in: whoever has
 * it is counted apart from strangers who guess at the same name. Signed with the hash of the password, it outlives restarts
 * and ends with the password.
 *
 * @param id of the browser
 */
record KnownBrowser(String id, String user) {
    private static final Duration KEPT = Duration.ofDays(180);
    private static final String PURPOSE = "known browser\n";

    /** The one that asks to log in as that user; empty where it is not known for that user. */
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

    /** That reply, after which the browser is known. */
    static WebReply remember(WebRequest request, WebReply reply, String id, String user, Users users) {
        return signature(id, user, users)
                .map(right -> reply.withCookie(Cookies.set(request, Cookies.KNOWN, id + '.' + right, KEPT)))
                .orElse(reply);
    }
}
