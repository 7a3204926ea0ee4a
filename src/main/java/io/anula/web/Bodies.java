package io.anula.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads bodies, each up to its limit, and only a few long ones at the same time: together they would fill the memory.
 * The next ones wait unread.
 */
final class Bodies {
    private static final int LONG_ONES = 2;
    private static final int MOST_WAITING = 100;
    private static final long LONGEST_WAIT_MILLIS = TimeUnit.SECONDS.toMillis(20);
    private static final int TOO_LARGE = 413;

    private final Connections connections;
    private final Map<Integer, BodyHandler> readers = new ConcurrentHashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int places = LONG_ONES;

    /** @param connections is notified when a body that had to wait is read */
    Bodies(Connections connections) {
        this.connections = connections;
    }

    private record Waiting(RoutingContext asked, int most, long timer, Context thread) {}

    /**
     * Reads the request's body up to this limit and continues; a longer body fails with 413. A long body waits for its
     * turn, and is refused if too many wait.
     *
     * @param most bytes, 1 upwards
     */
    void read(RoutingContext asked, int most) {
        boolean isLong =
                asked.request().getHeader("Transfer-Encoding") != null || length(asked.request()) > Endpoint.FORM_BYTES;
        if (most > Endpoint.FORM_BYTES && isLong) {
            await(asked, most);
        } else {
            readNow(asked, most);
        }
    }

    private void readNow(RoutingContext asked, int most) {
        if (length(asked.request()) > most) {
            asked.fail(TOO_LARGE);
            return;
        }
        readers.computeIfAbsent(
                        most,
                        limit -> BodyHandler.create(false).setBodyLimit(limit).setMergeFormAttributes(false))
                .handle(asked);
    }

    /** Whether a request has a body. */
    static boolean isThere(HttpServerRequest request) {
        return request.getHeader("Transfer-Encoding") != null || length(request) > 0;
    }

    /** The announced length; above any limit if it is not a number. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return 0;
        }
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    private void await(RoutingContext asked, int most) {
        synchronized (waiting) {
            if (places == 0) {
                if (waiting.size() < MOST_WAITING) {
                    asked.request().pause();
                    long timer = asked.vertx().setTimer(LONGEST_WAIT_MILLIS, fired -> leave(asked));
                    waiting.add(new Waiting(asked, most, timer, asked.vertx().getOrCreateContext()));
                } else {
                    refuse(asked);
                }
                return;
            }
            places--;
        }
        take(asked, most);
    }

    /** Takes a place for a long body; the place becomes free when the request is answered or its connection ends. */
    private void take(RoutingContext asked, int most) {
        AtomicBoolean once = new AtomicBoolean();
        asked.addEndHandler(ended -> {
            if (once.compareAndSet(false, true)) {
                next();
            }
        });
        connections.reads(asked.request());
        readNow(asked, most);
        asked.request().resume();
    }

    private void leave(RoutingContext asked) {
        boolean waited;
        synchronized (waiting) {
            waited = waiting.removeIf(one -> one.asked().equals(asked));
        }
        if (waited) {
            refuse(asked);
        }
    }

    private static void refuse(RoutingContext asked) {
        WebProblem busy = new WebProblem(
                503,
                "busy",
                "Too many long requests at once; nothing was taken. Ask again / Demasiados pedidos largos a la vez; "
                        + "no se tomó nada. Intente de nuevo");
        ErrorResponses.say(
                asked, busy.reply(String.valueOf(asked.request().path())).with("Retry-After", "5"));
    }

    /** Gives a free place to the next waiting body, on the thread of its connection. */
    private void next() {
        Waiting next;
        synchronized (waiting) {
            next = waiting.poll();
            if (next == null) {
                places++;
            }
        }
        if (next != null) {
            Waiting turn = next;
            turn.asked().vertx().cancelTimer(turn.timer());
            turn.thread().runOnContext(there -> {
                if (turn.asked().response().closed()) {
                    next();
                } else {
                    take(turn.asked(), turn.most());
                }
            });
        }
    }
}
