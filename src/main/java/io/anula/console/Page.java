package io.anula.console;

import io.anula.web.WebProblem;
import io.anula.web.WebReply;

/** Answers whoever was let in. */
@FunctionalInterface
interface Page {
    /**
     * Answers one request.
     *
     * @throws WebProblem for a page that says what is wrong
     */
    WebReply answer(Visit visit) throws WebProblem;
}
