package io.anula.web;

/** Handles requests. */
@FunctionalInterface
public interface WebHandler {
    /**
     * Handles one request.
     *
     * @throws WebProblem for a reply that says what is wrong
     */
    WebReply answer(WebRequest request) throws WebProblem;
}
