package io.anula.web;

import io.anula.store.DiskFullException;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Replies to failures: a problem that programs can read, for failures of an endpoint, the router or Vert.x. */
final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);
    private static final int UNREADABLE = 400;
    private static final int DEFECT = 500;
    private static final long MOMENT_MILLIS = 1_000;

    private static final Map<Integer, WebProblem> PROBLEMS = Map.of(
            UNREADABLE,
            new WebProblem(UNREADABLE, "unreadable", "That is no request of HTTP / No es un pedido de HTTP"),
            404,
            new WebProblem(404, "no-such-path", "There is nothing at this address / No hay nada en esta dirección"),
            405,
            new WebProblem(405, "other-method", "This address takes another method / Aquí va otro método"),
            413,
            new WebProblem(
                    413,
                    "too-large",
                    "More than is taken by HTTP; much goes into the inbox as a file / Es demasiado; más va como archivo"),
            DEFECT,
            new WebProblem(
                    DEFECT,
                    "defect",
                    "Anula has a defect here; the log says more / Anula tiene un defecto aquí; vea el registro"));

    private ErrorResponses() {}

    /** The reply to a failure of an endpoint. */
    static WebReply of(Throwable failure, WebRequest request) {
        if (failure instanceof WebProblem problem) {
            return problem.reply(request.path());
        }
        if (isStoreAway(failure)) {
            LOG.warn("{} {} is not answered: {}", request.method(), request.path(), failure.toString());
            return new WebProblem(
                            503,
                            "store-away",
                            "The store cannot be used now; nothing was changed unless you are told so later. Ask again / "
                                    + "La base de datos no está disponible ahora; intente de nuevo")
                    .reply(request.path())
                    .with("Retry-After", "5");
        }
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        return known(DEFECT).reply(request.path());
    }

    private static boolean isStoreAway(Throwable failure) {
        return failure instanceof DiskFullException
                || failure instanceof DataAccessException
                || failure instanceof TransactionException;
    }

    /** Replies to a request that has failed before its reply. */
    static void failed(RoutingContext asked) {
        Throwable failure = asked.failure();
        if (asked.response().ended() || asked.response().closed()) {
            LOG.debug("Whoever asked has gone", failure);
        } else if (asked.statusCode() != DEFECT && PROBLEMS.containsKey(asked.statusCode())) {
            say(asked, asked.statusCode());
        } else if (!asked.request().isEnded() || failure instanceof DecoderException) {
            LOG.debug("A body that cannot be read", failure);
            say(asked, UNREADABLE);
        } else {
            LOG.error("{} {} failed", asked.request().method(), asked.normalizedPath(), failure);
            say(asked, DEFECT);
        }
    }

    private static WebProblem known(int status) {
        return Objects.requireNonNull(PROBLEMS.get(status));
    }

    /** Replies with one of the statuses that need no further detail. */
    static void say(RoutingContext asked, int status) {
        say(asked, known(status));
    }

    static void say(RoutingContext asked, WebProblem problem) {
        say(asked, problem.reply(String.valueOf(asked.request().path())));
    }

    /**
     * Sends this reply instead of the requested one. If a body still follows, it is read and thrown away for a moment,
     * because otherwise the client would not receive the reply; then the connection is closed.
     */
    static void say(RoutingContext asked, WebReply reply) {
        HttpServerRequest request = asked.request();
        HttpServerResponse response = asked.response();
        if (response.headWritten()) {
            return;
        }
        WebReply whole =
                reply.with("X-Content-Type-Options", "nosniff").with("Content-Security-Policy", "default-src 'none'");
        boolean isWhole = request.isEnded() || !Bodies.isThere(request);
        if (isWhole && reply.status() != UNREADABLE) {
            whole.into(response);
            return;
        }
        whole.with("Connection", "close").into(response);
        if (isWhole) {
            request.connection().close();
            return;
        }
        request.handler(unwanted -> LOG.trace("{} bytes that nobody wants", unwanted.length()));
        request.endHandler(read -> request.connection().close());
        request.resume();
        asked.vertx().setTimer(MOMENT_MILLIS, fired -> request.connection().close());
    }
}
