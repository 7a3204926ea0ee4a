package io.anula.provider.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * The last check before the first byte of a call: a call with a time limit for leaving does not leave after it. A
 * process that was frozen for longer than its lease must not make the call when it wakes up.
 */
final class SendDeadline implements ExecChainHandler {
    /** Set by the routes, in milliseconds since 1970-01-01 UTC; never sent. */
    static final String HEADER = "Leave-By";

    private static final String LATEST = "anula.leave-by";

    private final Clock clock;

    SendDeadline(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header header = request.getFirstHeader(HEADER);
        if (header != null) {
            request.removeHeaders(HEADER);
            scope.clientContext.setAttribute(LATEST, Instant.ofEpochMilli(Long.parseLong(header.getValue())));
        }
        Instant latest = (Instant) scope.clientContext.getAttribute(LATEST);
        if (latest != null && clock.instant().isAfter(latest)) {
            throw new ConnectionRequestTimeoutException(
                    "the call did not leave: it had to by %s, and it is later".formatted(latest));
        }
        Departure.leaves(scope.clientContext);
        return chain.proceed(request, scope);
    }

    /** Whether the call has a time limit for leaving: only submits do. */
    static boolean isLimited(HttpContext context) {
        return context.getAttribute(LATEST) != null;
    }
}
