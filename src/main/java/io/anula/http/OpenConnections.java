package io.anula.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Sends a call for a note by a connection that was used before only where that is known to be open. A server may close
 * without a word after its last answer; a call that meets the closing on its way is in doubt, though nobody has read it.
 *
 * <ul>
 *   <li>Each such connection is looked at just before the first byte.
 *   <li>At a place whose connections have not often enough been seen to stay open after an answer to the same kind of call,
 *       one must have stood open for a moment first.
 *   <li>One that stood idle for longer may be closed any moment.
 * </ul>
 */
final class OpenConnections extends HttpRequestExecutor {
    /** A server that closes after its answer has done so by then, and the end of it has arrived. */
    private static final Duration QUIET = Duration.ofMillis(60);
    /** Servers close idle connections after some seconds, the quickest after two. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);
    /** So often in a row must connections of a place have stayed open. */
    private static final int ENOUGH = 20;

    private final Map<HttpClientConnection, Answered> answered = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<String, AtomicInteger> stayedOpen = new ConcurrentHashMap<>();

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback interim,
            HttpContext context)
            throws IOException, HttpException {
        Answered last = wasUsed(connection) ? answered.get(connection) : null;
        boolean note = LeaveBy.isLimited(context);
        if (last != null && note) {
            demandOpen(connection, last);
        }
        ClassicHttpResponse response = super.execute(request, connection, interim, context);
        if (last != null) {
            last.stayedOpen().incrementAndGet();
        }
        answered.put(connection, new Answered(System.nanoTime(), stayedOpen(context, note)));
        return response;
    }

    /**
     * The last answer that came by a connection.
     *
     * @param at by the machine's steady clock
     * @param stayedOpen so many connections of that place stayed open after an answer of that kind, in a row
     */
    private record Answered(long at, AtomicInteger stayedOpen) {}

    private AtomicInteger stayedOpen(HttpContext context, boolean note) {
        RouteInfo route = HttpClientContext.cast(context).getHttpRoute();
        String place = route == null ? "" : route.getTargetHost() + " by " + route.getProxyHost();
        return stayedOpen.computeIfAbsent(place + note, any -> new AtomicInteger());
    }

    private static boolean wasUsed(HttpClientConnection connection) {
        EndpointDetails details = connection.getEndpointDetails();
        return details != null && details.getRequestCount() > 0;
    }

    private static void demandOpen(HttpClientConnection connection, Answered last) throws IOException {
        if (System.nanoTime() - last.at() > LONGEST_IDLE.toNanos()) {
            throw new ClosedConnectionException("it stood idle for long");
        }
        do {
            if (connection.isStale()) {
                last.stayedOpen().set(0);
                throw new ClosedConnectionException("closed after its last answer");
            }
        } while (last.stayedOpen().get() < ENOUGH && System.nanoTime() - last.at() < QUIET.toNanos());
    }
}
