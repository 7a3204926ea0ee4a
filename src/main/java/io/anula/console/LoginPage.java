package io.anula.console;

import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people say who they are. One at a time is looked at, so that guessing side by side is no faster. */
final class LoginPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(LoginPage.class);
    private static final int FREE_BY_NAME = 5;
    /** An office is one address. */
    private static final int FREE_BY_ADDRESS = 20;

    /** More than these wait for nothing: a flood of logins must not keep everybody else's requests waiting. */
    private static final int MOST_AT_ONCE = 4;

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private static final String NAME = "[A-Za-z0-9._@-]{1,60}";

    private final Frame frame;
    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Attempts byName;
    private final Attempts byAddress;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    LoginPage(Frame frame, Users users, Sessions sessions, Tokens tokens, Clock clock) {
        this.frame = frame;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.byName = new Attempts(clock, FREE_BY_NAME);
        this.byAddress = new Attempts(clock, FREE_BY_ADDRESS);
    }

    @Override
    public WebReply answer(Visit visit) {
        String next = LocalPath.of(
                visit.isPost()
                        ? visit.request().form("next").orElse("/")
                        : visit.request().query("next").orElse("/"));
        if (!users.areThere() || visit.user() != null) {
            return WebReply.seeOther(next);
        }
        return visit.isPost() ? oneOfMany(visit, next) : form(visit, 200, next, "", "", Duration.ZERO);
    }

    private WebReply oneOfMany(Visit visit, String next) {
        if (!places.tryAcquire()) {
            return form(visit, 429, next, "", "login.wait", A_MOMENT).with("Retry-After", "2");
        }
        try {
            return login(visit, next);
        } finally {
            places.release();
        }
    }

    private synchronized WebReply login(Visit visit, String next) {
        WebRequest request = visit.request();
        String given = request.form("name").orElse("").strip();
        String name = given.matches(NAME) ? given : "?";
        Duration wait = longer(byName.wait(name), byAddress.wait(request.from()));
        if (!wait.isZero()) {
            long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
            return form(visit, 429, next, name, "login.wait", wait).with("Retry-After", Long.toString(seconds));
        }
        if (!users.know(name, request.form("password").orElse(""))) {
            byName.failed(name);
            byAddress.failed(request.from());
            LOG.warn("A login as {} from {} failed / Falló un ingreso", name, request.from());
            return form(visit, 401, next, name, "login.wrong", Duration.ZERO);
        }
        byName.succeeded(name);
        String session = tokens.make();
        sessions.begin(session, name);
        LOG.info("{} is logged in from {}", name, request.from());
        return WebReply.seeOther(next).with("Set-Cookie", Cookies.set(request, Cookies.SESSION, session));
    }

    private WebReply form(Visit visit, int status, String next, String name, String wrong, Duration wait) {
        Model model = Model.of("next", next)
                .and("name", "?".equals(name) ? "" : name)
                .and("wrong", wrong)
                .and("wait", wait)
                .and("here", visit.isPost() ? "/login" : null);
        return frame.page(visit, status, "login", model);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Ends the session; by a form only. */
    WebReply logout(Visit visit) throws WebProblem {
        if (!visit.isPost()) {
            throw Problems.unknown();
        }
        if (visit.user() != null) {
            sessions.end(visit.key());
            LOG.info("{} is logged out", visit.user());
        }
        return WebReply.seeOther("/login")
                .with("Set-Cookie", Cookies.set(visit.request(), Cookies.SESSION, "", Duration.ZERO));
    }
}
