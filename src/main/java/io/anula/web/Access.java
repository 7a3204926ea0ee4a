package io.anula.web;

import java.util.Optional;

/** Who gets in at an endpoint, judged by the head of a request alone: nothing of its body is read before. */
@FunctionalInterface
public interface Access {
    /** Everybody. */
    Access FREE = request -> Optional.empty();

    /**
     * What is answered instead of the endpoint; empty where the request gets in.
     *
     * @throws WebProblem for an answer that says what is wrong
     */
    Optional<WebReply> refuse(WebRequest request) throws WebProblem;
}
