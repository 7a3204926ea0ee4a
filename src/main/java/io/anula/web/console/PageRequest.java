package io.anula.web.console;

import io.anula.web.WebProblem;
import io.anula.web.WebRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, and who makes it.
 *
 * @param key what the browser is known by: its session's id where somebody is logged in, else one for forms
 * @param isNew true when the browser does not know its key yet
 * @param user who is logged in; null where nobody is
 * @param token what every form must bring along
 */
record PageRequest(
        WebRequest request,
        Language language,
        String key,
        boolean isNew,
        @Nullable String user,
        String token) {
    private static final String HTMX = "HX-Request";

    /** True when htmx refreshes a part of a page. */
    boolean isPart() {
        return request.header(HTMX).isPresent();
    }

    /** The part of the page that is wanted; empty for all of it. */
    String part() {
        return request.query("part").orElse("");
    }

    /**
     * The id in the address.
     *
     * @throws WebProblem where nothing can have that id
     */
    String id() throws WebProblem {
        return Optional.of(request.part("id"))
                .filter(id -> id.matches(ListPage.ID))
                .orElseThrow(Problems::unknown);
    }

    boolean isPost() {
        return request.method().equals("POST");
    }

    /** Who asks, for the log. */
    String who() {
        return user == null ? "console, from " + request.from() : user;
    }
}
