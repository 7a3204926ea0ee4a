package io.anula.config.routes;

import java.util.Set;

/**
 * What is demanded of the routes beyond what they say of each other.
 *
 * @param calls addresses, such as {@code direct:x-request}, at which the operator's routes before a call begin; all of them must be
 *     there
 * @param others further addresses at which a route must begin, although no file names them
 * @param ownHeaders in small letters, which those routes do not set
 */
public record Demands(Set<String> calls, Set<String> others, Set<String> ownHeaders) {
    /** Nothing. */
    static final Demands NONE = new Demands(Set.of(), Set.of(), Set.of());
}
