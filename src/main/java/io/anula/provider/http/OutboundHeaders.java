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
 * Which headers of a message go to a provider: those that the provider's own route has set, the login among them, and none that
 * came with the message. {@link SendDeadline}, {@link Ways} and {@link AddedQuery} take theirs off again. Of all that comes back, nothing but when to
 * retry, where a redirect points and how the text is written.
 */
public final class OutboundHeaders implements HeaderFilterStrategy {
    /**
     * What no route sets, in small letters: HTTP and the connection decide them, tracing does, or our own last look. Any other
     * name that begins with {@code Camel} is Camel's and never leaves.
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
    /** Tracing sets them, on its own side of a call. */
    private static final Set<String> TRACING = Set.of("baggage", "traceparent", "tracestate");
    /** The body has it. */
    private static final String TYPE = "Content-Type";

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * Says whose call it is and until when it may leave, in place of whatever the message says of that.
     *
     * @param leaveBy in milliseconds since 1970-01-01 UTC; null where it may leave at any time
     */
    public static void seal(Message message, Account account, @Nullable Long leaveBy) {
        message.setHeader(Ways.HEADER, account.toString());
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
