package io.anula.web.api;

import io.anula.web.WebRequest;
import java.util.Optional;

/** The people who are known by a login: a program's word about who decided is not theirs. */
public interface People {
    /** Who is logged in where that request comes from. */
    Optional<String> of(WebRequest request);

    /** True where that is the name of one who can log in. */
    boolean has(String name);
}
