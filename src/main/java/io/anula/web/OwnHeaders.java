package io.anula.web;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Nothing of a request becomes a header of a message, neither headers nor fields: whoever wants one asks the request. What a
 * reply says goes out as it is, {@code Cache-Control} too, which Camel keeps to itself otherwise.
 */
final class OwnHeaders implements HeaderFilterStrategy {
    /** Its name in the registry. */
    static final String NAME = "own-headers";

    private static final String CAMEL = "Camel";

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return name.startsWith(CAMEL);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
