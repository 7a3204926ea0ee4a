package io.anula.provider.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.jspecify.annotations.Nullable;

/**
 * Reuses a connection for a submit only if the connection is known to be open. A server may close a connection after
 * its last answer without notice; a submit that meets the closing on its way would be in doubt, although the server has
 * not read it.
 *
 * <ul>
 *   <li>Each reused connection is checked just before the first byte.
 *   <li>While it is unknown whether the server keeps connections open after this kind of call, one connection at a time
 *       is watched for a moment and then used; the other calls get new connections.
 *   <li>After a connection was found closed, submits use only new connections for a while.
 *   <li>A connection that was idle for long is not reused, because it may close at any moment.
 * </ul>
 */
final class OpenConnections extends HttpRequestExecutor {
    private final Map<HttpClientConnection, Answered> answered = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback interim,
            HttpContext context)
            throws IOException, HttpException {
        Answered last = wasUsed(connection) ? answered.get(connection) : null;
        boolean note = SendDeadline.isLimited(context);
        if (last != null && note) {
            last.place().demandOpen(connection, last.at());
        }
        ClassicHttpResponse response = super.execute(request, connection, interim, context);
        if (last != null) {
            last.place().stayedOpen();
        }
        answered.put(connection, new Answered(System.nanoTime(), place(context, note)));
        return response;
    }

    /**
     * The last answer on a connection.
     *
     * @param at by the machine's steady clock
     */
    private record Answered(long at, Place place) {}

    private Place place(HttpContext context, boolean note) {
        RouteInfo route = HttpClientContext.cast(context).getHttpRoute();
        String name = route == null ? "" : route.getTargetHost() + " by " + route.getProxyHost();
        return places.computeIfAbsent(name + note, any -> new Place());
    }

    private static boolean wasUsed(HttpClientConnection connection) {
        EndpointDetails details = connection.getEndpointDetails();
        return details != null && details.getRequestCount() > 0;
    }

    /** What is known about connections to one server after answers to one kind of call. */
    private static final class Place {
        /** A server that closes after its answer has done so by then, and the closing has arrived here. */
        private static final Duration QUIET = Duration.ofMillis(250);
        /** Servers close idle connections after some seconds; the fastest close after two. */
        private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);
        /** After this many reuses without a closing, connections are no longer watched. */
        private static final int ENOUGH = 10;

        private static final Duration REMEMBERED = Duration.ofMinutes(10);

        private final AtomicInteger stayed = new AtomicInteger();
        private final AtomicBoolean watched = new AtomicBoolean();
        private volatile @Nullable Long closedAt;

        void stayedOpen() {
            stayed.incrementAndGet();
        }

        void demandOpen(HttpClientConnection connection, long since) throws IOException {
            Long closed = closedAt;
            if (closed != null && System.nanoTime() - closed < REMEMBERED.toNanos()) {
                throw new ClosedConnectionException("others were closed after their last answer");
            }
            if (System.nanoTime() - since > LONGEST_IDLE.toNanos()) {
                throw new ClosedConnectionException("it stood idle for long");
            }
            demandNotStale(connection);
            if (stayed.get() < ENOUGH) {
                watch(connection, since);
            }
        }

        private void watch(HttpClientConnection connection, long since) throws IOException {
            if (!watched.compareAndSet(false, true)) {
                throw new ClosedConnectionException("it may be closed any moment, as far as is known");
            }
            try {
                while (System.nanoTime() - since < QUIET.toNanos()) {
                    demandNotStale(connection);
                }
            } finally {
                watched.set(false);
            }
        }

        private void demandNotStale(HttpClientConnection connection) throws IOException {
            if (connection.isStale()) {
                stayed.set(0);
                closedAt = System.nanoTime();
                throw new ClosedConnectionException("closed after its last answer");
            }
        }
    }
}
