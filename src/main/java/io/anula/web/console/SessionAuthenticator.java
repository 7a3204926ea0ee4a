package io.anula.web.console;

import io.anula.web.ApiAuthenticator;
import io.anula.web.WebProblem;
import io.anula.web.WebRequest;
import java.util.Optional;

/** Decides who may see the pages: logged-in users, or everybody on this machine while there are no users. */
final class SessionAuthenticator {
    private static final String FIELD = "csrf";
    private static final String HEADER = "X-CSRF-Token";

    private final ApiAuthenticator gate;
    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;

    /** @param gate refuses requests that do not come from this machine */
    SessionAuthenticator(ApiAuthenticator gate, Users users, Sessions sessions, Tokens tokens) {
        this.gate = gate;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Finds the user of a request. Without users, refuses every request that does not come from this machine. */
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

    /** The logged-in user of this request. */
    Optional<String> person(WebRequest request) {
        return request.cookie(Cookies.SESSION).filter(Tokens::isOne).flatMap(id -> sessions.user(id, false));
    }

    /** Whether the request may see the pages: no login is needed, or the user is logged in. */
    boolean isOpenTo(PageRequest visit) {
        return !users.areThere() || visit.user() != null;
    }

    /** Throws unless the form is one that we gave to this browser, and one of our pages sends it. */
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
