package io.anula.web;

import java.util.Optional;

/** Decides who may use an endpoint, from the head of a request alone: the body is read only afterwards. */
@FunctionalInterface
public interface Access {
    /** Access for everybody. */
    Access FREE = request -> Optional.empty();

    /**
     * The reply to a refused request; empty if the request is allowed.
     *
     * @throws WebProblem for a reply that says what is wrong
     */
    Optional<WebReply> refuse(WebRequest request) throws WebProblem;
}
