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
 * Sends a call for a note by a connection that was used before only where that is known to be open. A server may close
 * without a word after its last answer; a call that meets the closing on its way is in doubt, though nobody has read it.
 *
 * <ul>
 *   <li>Each such connection is looked at just before the first byte.
 *   <li>Where it is not known yet whether connections stay open after an answer to that kind of call, one at a time is seen
 *       to stand open for a moment and used then; the other calls are given new ones.
 *   <li>Where one was found closed, no call for a note uses one again for a while.
 *   <li>One that stood idle for long may be closed any moment.
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
     * The last answer that came by a connection.
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

    /** What is known of the connections to one server after its answers to one kind of call. */
    private static final class Place {
        /** A server that closes after its answer has done so by then, and the end of it has arrived. */
        private static final Duration QUIET = Duration.ofMillis(250);
        /** Servers close idle connections after some seconds, the quickest after two. */
        private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);
        /** So often in a row must connections have stayed open. */
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
