package io.anula.web.console;

import io.anula.web.ApiAuthenticator;
import io.anula.web.WebProblem;
import io.anula.web.WebRequest;
import java.util.Optional;

/** Who may see the pages: who is logged in; while nobody can, who is on this machine. */
final class SessionAuthenticator {
    private static final String FIELD = "csrf";
    private static final String HEADER = "X-CSRF-Token";

    private final ApiAuthenticator gate;
    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;

    /** @param gate lets nobody pass who is elsewhere */
    SessionAuthenticator(ApiAuthenticator gate, Users users, Sessions sessions, Tokens tokens) {
        this.gate = gate;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Says who asks. Where there are no users nobody else may ask than this machine. */
    PageRequest greet(WebRequest request) throws WebProblem {
        if (!users.areThere()) {
            gate.demandHere(request);
        }
        Language language = Language.of(request);
        Optional<String> session = request.cookie(Cookies.SESSION).filter(Tokens::isOne);
        boolean byPerson = request.header("HX-Request").isEmpty();
        Optional<String> user = session.flatMap(id -> sessions.user(id, byPerson));
        if (session.isPresent() && user.isPresent()) {
            String id = session.get();
            return new PageRequest(request, language, id, false, user.get(), tokens.of(id));
        }
        Optional<String> known = request.cookie(Cookies.FORMS).filter(Tokens::isOne);
        String key = known.orElseGet(tokens::make);
        return new PageRequest(request, language, key, known.isEmpty(), null, tokens.of(key));
    }

    /** Who is logged in there. */
    Optional<String> person(WebRequest request) {
        return request.cookie(Cookies.SESSION).filter(Tokens::isOne).flatMap(id -> sessions.user(id, false));
    }

    /** True when nobody needs to log in, or somebody has. */
    boolean isOpenTo(PageRequest visit) {
        return !users.areThere() || visit.user() != null;
    }

    /** Lets a form pass that we gave to that browser ourselves, and that one of our pages sends. */
    void demandToken(PageRequest visit) throws WebProblem {
        ApiAuthenticator.demandOurPage(visit.request());
        String given = visit.request()
                .form(FIELD)
                .or(() -> visit.request().header(HEADER))
                .orElse("");
        if (visit.isNew() || !Tokens.same(given, visit.token())) {
            throw Problems.stale();
        }
    }
}
