package io.anula.provider.http;

import io.anula.config.settings.Account;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which headers of a message go to a provider: those that the provider's own route has set, including the
 * login, but none that came with the message. {@link SendDeadline}, {@link Ways}, {@link CallRecorder} and
 * {@link AddedQuery} remove their own headers again. Of the answer's headers, only the retry time, the address of a redirect and the type of the text
 * come back.
 */
public final class OutboundHeaders implements HeaderFilterStrategy {
    /**
     * Headers in lower case that no route may set: HTTP, the connection, tracing or our own last step sets them. Any
     * other name that begins with {@code Camel} belongs to Camel and is never sent.
     */
    public static final Set<String> OURS = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "leave-by",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "baggage",
            "traceparent",
            "tracestate");

    private static final Logger LOG = LoggerFactory.getLogger(OutboundHeaders.class);
    /** Tracing sets these itself for each call. */
    private static final Set<String> TRACING = Set.of("baggage", "traceparent", "tracestate");
    /** The body carries its own type. */
    private static final String TYPE = "Content-Type";

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * Sets the account of a call, its label and the time until which it may leave, replacing any values in the message.
     *
     * @param leaveBy in milliseconds since 1970-01-01 UTC; null if the call may leave at any time
     */
    public static void seal(Message message, Account account, CallLabel label, @Nullable Long leaveBy) {
        message.setHeader(Ways.HEADER, account.toString());
        message.setHeader(CallRecorder.HEADER, label.header());
        if (leaveBy == null) {
            message.removeHeader(SendDeadline.HEADER);
        } else {
            message.setHeader(SendDeadline.HEADER, leaveBy);
        }
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, @Nullable Object value, Exchange exchange) {
        if (SendDeadline.HEADER.equalsIgnoreCase(name)
                || Ways.HEADER.equalsIgnoreCase(name)
                || CallRecorder.HEADER.equalsIgnoreCase(name)
                || HttpConstants.HTTP_QUERY.equalsIgnoreCase(name)) {
            return false;
        }
        if (TYPE.equalsIgnoreCase(name)) {
            return true;
        }
        boolean ours = OURS.contains(lower(name));
        if (ours && !TRACING.contains(lower(name)) && told.add(lower(name))) {
            LOG.warn("The header '{}' that a route of a provider sets does not leave: Anula sets it itself", name);
        }
        return ours || lower(name).startsWith("camel");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, @Nullable Object value, Exchange exchange) {
        return !"Retry-After".equalsIgnoreCase(name)
                && !"Location".equalsIgnoreCase(name)
                && !TYPE.equalsIgnoreCase(name);
    }
}
