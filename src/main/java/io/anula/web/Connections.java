package io.anula.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections that hold their place and ask nothing, or so slowly that they never end. Vert.x knows when nothing at all
 * moves; who sends a byte a second moves.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(10).toNanos();

    private final HttpLimits limits;
    private final LongSupplier nanos;
    private final Map<HttpConnection, Visitor> all = new ConcurrentHashMap<>();
    private volatile long fullSaid;

    /** @param nanos a clock that is never set */
    Connections(HttpLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.fullSaid = nanos.getAsLong() - QUIET_NANOS;
    }

    /** Where a connection stands. */
    private static final class Visitor {
        /** When it was opened, or last answered, or began what it asks. */
        volatile long since;

        volatile @Nullable HttpServerRequest request;
        volatile boolean isNew = true;
        volatile boolean isRead;

        Visitor(long since) {
            this.since = since;
        }
    }

    /** A connection was opened. Where there are too many, the one that has been idle for longest makes room. */
    void opened(HttpConnection connection) {
        if (all.size() >= limits.connections()) {
            HttpConnection idle = longestIdle();
            sayFull();
            if (idle == null) {
                connection.close();
                return;
            }
            all.remove(idle);
            idle.close();
        }
        all.put(connection, new Visitor(nanos.getAsLong()));
        connection.closeHandler(closed -> all.remove(connection));
    }

    private @Nullable HttpConnection longestIdle() {
        return all.entrySet().stream()
                .filter(one -> one.getValue().request == null)
                .min(Comparator.comparingLong(one -> one.getValue().since - nanos.getAsLong()))
                .map(Map.Entry::getKey)
                .orElse(null);
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

    /** From now on its body is waited for anew: before that, we kept it waiting. */
    void reads(HttpServerRequest request) {
        Visitor visitor = all.get(request.connection());
        if (visitor != null) {
            visitor.since = nanos.getAsLong();
        }
    }

    /** Looks at all of them, about once a second. */
    void look() {
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
