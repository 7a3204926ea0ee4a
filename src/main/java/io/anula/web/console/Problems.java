package io.anula.web.console;

import io.anula.web.WebProblem;

/** Why a page cannot be shown; the kind is the key of the page's text. */
final class Problems {
    private Problems() {}

    /** There is no such page, or no object with this id. */
    static WebProblem unknown() {
        return new WebProblem(404, "unknown", "There is no such page / No existe");
    }

    /** The form is not one of ours, or is too old. */
    static WebProblem stale() {
        return new WebProblem(403, "stale-form", "Open the page again and send its form / Abra la página de nuevo");
    }

    /** A field of the form is missing or wrong. */
    static WebProblem wrong(String detail) {
        return new WebProblem(422, "wrong-form", detail);
    }
}
