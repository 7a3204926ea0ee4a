package io.anula.web;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * What no endpoint answers is answered as endpoints do it: by a problem that programs can read. And files in forms are turned
 * away before anything of them is on a disk: nobody here takes one, and Vert.x writes each into a folder of its own before
 * whoever is asked can refuse it, whatever Camel is told.
 */
public final class Unanswered {
    private static final int BEFORE_ALL = -1;
    private static final int UNKNOWN = 404;
    private static final int OTHER_METHOD = 405;
    private static final int UNSUPPORTED = 415;

    private static final Map<Integer, WebProblem> PROBLEMS = Map.of(
            400,
            new WebProblem(400, "unreadable", "That is no request of HTTP / No es un pedido de HTTP"),
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
                    "Forms with files are not taken here / Aquí no se toman formularios con archivos"));

    private Unanswered() {}

    /** From now on, for the server at that port, which runs. */
    public static void demand(CamelContext context, int port) {
        Router router = VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        router.route().order(BEFORE_ALL).handler(Unanswered::pass).failureHandler(Unanswered::failed);
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
        if (PROBLEMS.containsKey(asked.statusCode())) {
            say(asked, asked.statusCode());
        } else {
            asked.next();
        }
    }

    private static void pass(RoutingContext asked) {
        if (WebRequest.contentType(asked.request()).startsWith("multipart/")) {
            asked.fail(UNSUPPORTED);
        } else {
            asked.next();
        }
    }

    /** Whoever still sends what nobody wants may do so to its end, or would not hear why; after that the connection ends. */
    private static void say(RoutingContext asked, int status) {
        if (asked.response().headWritten()) {
            return;
        }
        WebReply reply = Objects.requireNonNull(PROBLEMS.get(status))
                .reply(String.valueOf(asked.request().path()))
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'none'");
        boolean read = status == UNKNOWN || status == OTHER_METHOD;
        (read ? reply : reply.with("Connection", "close")).into(asked.response());
    }
}
