package io.anula.web.api;

import io.anula.web.WebRequest;
import java.util.Optional;

/** The persons who are known by a login; the name in a program's request is not proof of such a person. */
public interface People {
    /** The user who is logged in for this request. */
    Optional<String> of(WebRequest request);

    /**
     * The person who decides: the logged-in user, whatever the request says. Otherwise the name in the request, but
     * marked as given by a program if a user has that name.
     */
    default String nameOf(WebRequest request, String said) {
        return of(request).orElse(has(said) ? "api (%s)".formatted(said) : said);
    }

    /** Whether a user with this name can log in. */
    boolean has(String name);
}
