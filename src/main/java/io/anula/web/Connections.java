package io.anula.web;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections that send nothing, or send so slowly that a request never ends. Vert.x only detects connections
 * without any traffic; a client that sends one byte a second has traffic.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(10).toNanos();

    private final HttpLimits limits;
    private final LongSupplier nanos;
    private final Map<HttpConnection, Visitor> all = new ConcurrentHashMap<>();
    private volatile long fullSaid;
    private volatile @Nullable Channel port;

    /** @param nanos a clock that is never set */
    Connections(HttpLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.fullSaid = nanos.getAsLong() - QUIET_NANOS;
    }

    /** The state of a connection. */
    private static final class Visitor {
        /** When the connection was opened, was last answered, or began its request. */
        volatile long since;

        volatile @Nullable HttpServerRequest request;
        volatile boolean isNew = true;
        volatile boolean isRead;
        volatile boolean isEnding;

        Visitor(long since) {
            this.since = since;
        }
    }

    /**
     * A connection was opened. If there are too many, the one that has been idle for longest is closed. No further
     * connection is accepted until one has ended: it waits in the system's backlog, where it needs no descriptor.
     */
    void opened(HttpConnection connection) {
        all.put(connection, new Visitor(nanos.getAsLong()));
        connection.closeHandler(closed -> {
            all.remove(connection);
            regulate();
        });
        if (port == null && connection instanceof ConnectionBase ofVertx) {
            port = ofVertx.channel().parent();
        }
        if (all.size() >= limits.connections()) {
            regulate();
            sayFull();
            HttpConnection idle = longestIdle(connection);
            end(idle == null ? connection : idle);
        }
    }

    private void end(HttpConnection connection) {
        Visitor visitor = all.get(connection);
        if (visitor != null) {
            visitor.isEnding = true;
        }
        connection.close();
    }

    /** Accepts connections while there is room. This uses Netty's port, because Vert.x offers no method for it. */
    private synchronized void regulate() {
        Channel accepting = port;
        if (accepting != null) {
            boolean hasRoom = all.size() < limits.connections();
            if (accepting.config().isAutoRead() != hasRoom) {
                accepting.config().setAutoRead(hasRoom);
            }
        }
    }

    private @Nullable HttpConnection longestIdle(HttpConnection newest) {
        long now = nanos.getAsLong();
        HttpConnection longest = null;
        long most = 0;
        for (Map.Entry<HttpConnection, Visitor> one : all.entrySet()) {
            long idle = now - one.getValue().since;
            if (one.getValue().request == null
                    && !one.getValue().isEnding
                    && idle >= most
                    && !one.getKey().equals(newest)) {
                longest = one.getKey();
                most = idle;
            }
        }
        return longest;
    }

    private void sayFull() {
        long now = nanos.getAsLong();
        if (now - fullSaid >= QUIET_NANOS) {
            fullSaid = now;
            LOG.warn(
                    "{} connections by HTTP are open (http.connections, at most half of the file descriptors): idle ones are closed / Hay demasiadas conexiones",
                    limits.connections());
        }
    }

    /** The head of a request was read. */
    void began(HttpServerRequest request) {
        Visitor visitor = all.get(request.connection());
        if (visitor != null) {
            visitor.since = nanos.getAsLong();
            visitor.isNew = false;
            visitor.isRead = false;
            visitor.request = request;
        }
    }

    /** The body is read from now on: its time starts again, because we made it wait before. */
    void reads(HttpServerRequest request) {
        Visitor visitor = all.get(request.connection());
        if (visitor != null) {
            visitor.since = nanos.getAsLong();
        }
    }

    /** Checks all connections; runs about once a second. */
    void look() {
        regulate();
        long now = nanos.getAsLong();
        all.forEach((connection, visitor) -> {
            if (isOver(visitor, now)) {
                connection.close();
            }
        });
    }

    private boolean isOver(Visitor visitor, long now) {
        HttpServerRequest request = visitor.request;
        long lasts = now - visitor.since;
        if (request == null) {
            return lasts > (visitor.isNew ? limits.head() : limits.idle()).toNanos();
        }
        if (!request.isEnded()) {
            Duration allowed = limits.body().plusSeconds(request.bytesRead() / limits.bytesPerSecond());
            return lasts > allowed.toNanos();
        }
        if (!visitor.isRead) {
            visitor.isRead = true;
            visitor.since = now;
        } else if (request.response().ended()) {
            visitor.request = null;
            visitor.since = now;
        }
        return lasts > limits.answer().toNanos();
    }
}
