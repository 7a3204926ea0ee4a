package io.anula.http;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Of all that a message carries, only the login goes to a provider, and the moment by which the call must have left, which
 * {@link LeaveBy} takes off again; of all that comes back, nothing but when to retry, where a redirect points and how the text
 * is written.
 */
final class LoginOnly implements HeaderFilterStrategy {
    @Override
    public boolean applyFilterToCamelHeaders(String name, @Nullable Object value, Exchange exchange) {
        return !"Authorization".equalsIgnoreCase(name)
                && !LeaveBy.HEADER.equalsIgnoreCase(name)
                && !Ways.HEADER.equalsIgnoreCase(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, @Nullable Object value, Exchange exchange) {
        return !"Retry-After".equalsIgnoreCase(name)
                && !"Location".equalsIgnoreCase(name)
                && !"Content-Type".equalsIgnoreCase(name);
    }
}
