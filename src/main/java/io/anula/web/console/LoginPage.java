package io.anula.web.console;

import io.anula.web.ClientAddress;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import io.anula.web.console.LoginGuard.Tried;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The login page and the logout. */
final class LoginPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(LoginPage.class);
    private static final String NAME = "[A-Za-z0-9._@-]{1,60}";

    private final PageLayout frame;
    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final LoginGuard guard;
    private final ClientAddress clients;

    LoginPage(
            PageLayout frame, Users users, Sessions sessions, Tokens tokens, LoginGuard guard, ClientAddress clients) {
        this.frame = frame;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.guard = guard;
        this.clients = clients;
    }

    @Override
    public WebReply answer(PageRequest visit) {
        String next = LocalPath.of(
                visit.isPost()
                        ? visit.request().form("next").orElse("/")
                        : visit.request().query("next").orElse("/"));
        if (!users.areThere() || visit.user() != null) {
            return WebReply.seeOther(next);
        }
        return visit.isPost() ? login(visit, next) : form(visit, 200, next, "", "", Duration.ZERO);
    }

    private WebReply login(PageRequest visit, String next) {
        WebRequest request = visit.request();
        String given = request.form("name").orElse("").strip();
        String name = given.matches(NAME) ? given : "?";
        Tried tried = guard.attempt(request, name, request.form("password").orElse(""));
        if (!tried.pause().isZero()) {
            long seconds = Math.max(1, tried.pause().plusMillis(999).toSeconds());
            return form(visit, 429, next, name, "login.wait", tried.pause())
                    .with("Retry-After", Long.toString(seconds));
        }
        if (!tried.isRight()) {
            LOG.warn("A login as {} from {} failed / Falló un ingreso", name, clients.of(request));
            return form(visit, 401, next, name, "login.wrong", Duration.ZERO);
        }
        String session = tokens.make();
        sessions.begin(session, name);
        LOG.info("{} is logged in from {}", name, clients.of(request));
        WebReply in = WebReply.seeOther(next).withCookie(Cookies.set(request, Cookies.SESSION, session));
        return KnownBrowser.remember(request, in, tokens.make(), name, users);
    }

    private WebReply form(PageRequest visit, int status, String next, String name, String wrong, Duration wait) {
        Model model = Model.of("next", next)
                .and("name", "?".equals(name) ? "" : name)
                .and("wrong", wrong)
                .and("wait", wait)
                .and("here", visit.isPost() ? "/login" : null);
        return frame.page(visit, status, "login", model);
    }

    /** Ends this session, or all sessions of the user; only by a form. */
    WebReply logout(PageRequest visit) throws WebProblem {
        if (!visit.isPost()) {
            throw Problems.unknown();
        }
        String user = visit.user();
        if (user != null) {
            boolean everywhere = visit.request().form("everywhere").isPresent();
            sessions.end(visit.key());
            if (everywhere) {
                sessions.endAll(user);
            }
            LOG.info("{} is logged out{}", user, everywhere ? " everywhere" : "");
        }
        return WebReply.seeOther("/login").withCookie(Cookies.set(visit.request(), Cookies.SESSION, "", Duration.ZERO));
    }
}
