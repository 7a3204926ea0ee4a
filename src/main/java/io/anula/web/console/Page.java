package io.anula.web.console;

import io.anula.web.WebProblem;
import io.anula.web.WebReply;

/** Handles a request that may see the page. */
@FunctionalInterface
interface Page {
    /**
     * Handles one request.
     *
     * @throws WebProblem for a page that says what is wrong
     */
    WebReply answer(PageRequest visit) throws WebProblem;
}
