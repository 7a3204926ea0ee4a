package io.anula.web.console;

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
    WebReply answer(PageRequest visit) throws WebProblem;
}
