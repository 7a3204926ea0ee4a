package io.anula.web.console;

import io.anula.web.WebProblem;
import io.anula.web.WebRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request with its user.
 *
 * @param key the identity of the browser: the session's id of a logged-in user, otherwise an id for forms
 * @param isNew whether the browser does not have its key yet
 * @param user the logged-in user; null if there is none
 * @param token every form must send this token
 */
record PageRequest(
        WebRequest request,
        Language language,
        String key,
        boolean isNew,
        @Nullable String user,
        String token) {
    private static final String HTMX = "HX-Request";

    /** Whether htmx refreshes a part of a page. */
    boolean isPart() {
        return request.header(HTMX).isPresent();
    }

    /** The requested part of the page; empty for the whole page. */
    String part() {
        return request.query("part").orElse("");
    }

    /**
     * The id in the address.
     *
     * @throws WebProblem when it has not the form of an id
     */
    String id() throws WebProblem {
        return Optional.of(request.part("id"))
                .filter(id -> id.matches(ListPage.ID))
                .orElseThrow(Problems::unknown);
    }

    boolean isPost() {
        return request.method().equals("POST");
    }

    /** The user or address, for the log. */
    String who() {
        return user == null ? "console, from " + request.from() : user;
    }
}
