package io.anula.web;

/** Answers requests. */
@FunctionalInterface
public interface WebHandler {
    /**
     * Answers one.
     *
     * @throws WebProblem for an answer that says what is wrong
     */
    WebReply answer(WebRequest request) throws WebProblem;
}
