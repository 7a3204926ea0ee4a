package io.anula.config.routes;

import java.util.Set;

/**
 * Requirements for the routes beyond their own references.
 *
 * @param calls addresses, such as {@code direct:x-request}, of the operator's routes before a call; all of them must
 * exist
 * @param others further addresses where a route must begin although no file names them
 * @param ownHeaders in lower case: headers that those routes must not set
 */
public record Demands(Set<String> calls, Set<String> others, Set<String> ownHeaders) {
    /** Nothing. */
    static final Demands NONE = new Demands(Set.of(), Set.of(), Set.of());
}
