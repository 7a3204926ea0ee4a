package io.anula.web.api;

import io.anula.web.WebRequest;
import java.util.Optional;

/** The persons who are known by a login; the name in a program's request is not proof of such a person. */
public interface People {
    /** The user who is logged in for this request. */
    Optional<String> of(WebRequest request);

    /** Whether a user with this name can log in. */
    boolean has(String name);
}
