package io.anula.web;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What no endpoint answers is answered as endpoints do it: by a problem that programs can read. And files in forms are turned
 * away before anything of them is on a disk: nobody here takes one, and Vert.x writes each into a folder of its own before
 * whoever is asked can refuse it, whatever Camel is told.
 */
final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);
    private static final int BEFORE_ALL = -1;
    private static final int UNKNOWN = 404;
    private static final int OTHER_METHOD = 405;
    private static final int UNREADABLE = 400;
    private static final int DEFECT = 500;
    private static final long MOMENT_MILLIS = 1_000;
    private static final int UNSUPPORTED = 415;

    private static final Map<Integer, WebProblem> PROBLEMS = Map.of(
            UNREADABLE,
            new WebProblem(UNREADABLE, "unreadable", "That is no request of HTTP / No es un pedido de HTTP"),
            UNKNOWN,
            new WebProblem(UNKNOWN, "no-such-path", "There is nothing at this address / No hay nada en esta dirección"),
            OTHER_METHOD,
            new WebProblem(OTHER_METHOD, "other-method", "This address takes another method / Aquí va otro método"),
            413,
            new WebProblem(
                    413,
                    "too-large",
                    "More than is taken by HTTP; much goes into the inbox as a file / Es demasiado; más va como archivo"),
            UNSUPPORTED,
            new WebProblem(
                    UNSUPPORTED,
                    "unknown-type",
                    "Forms with files are not taken here / Aquí no se toman formularios con archivos"),
            DEFECT,
            new WebProblem(
                    DEFECT,
                    "defect",
                    "Anula has a defect here; the log says more / Anula tiene un defecto aquí; vea el registro"));

    private ErrorResponses() {}

    /** From now on, for that router: what passes the guard goes on to the endpoints. */
    static void demand(Router router, RequestGuard guard, Connections connections) {
        router.route()
                .order(BEFORE_ALL)
                .handler(asked -> pass(asked, guard, connections))
                .failureHandler(ErrorResponses::failed);
        router.route().last().handler(asked -> say(asked, takesOthers(router, asked) ? OTHER_METHOD : UNKNOWN));
    }

    /** True when somebody answers at this address, but not this method. */
    private static boolean takesOthers(Router router, RoutingContext asked) {
        String path = String.valueOf(asked.normalizedPath());
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null)
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .anyMatch(taken -> path.matches(taken.replaceAll(":[^/]+", "[^/]+")));
    }

    private static void failed(RoutingContext asked) {
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

    private static void pass(RoutingContext asked, RequestGuard guard, Connections connections) {
        if (WebRequest.contentType(asked.request()).startsWith("multipart/")) {
            asked.fail(UNSUPPORTED);
        } else {
            guard.pass(asked, connections);
        }
    }

    private static void say(RoutingContext asked, int status) {
        say(
                asked,
                Objects.requireNonNull(PROBLEMS.get(status))
                        .reply(String.valueOf(asked.request().path())));
    }

    /**
     * That, instead of what was asked for. Where a body follows that nobody wants, it is thrown away for a moment, or its
     * sender would not hear why; then the connection ends.
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
