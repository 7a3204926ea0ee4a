package io.anula.web;

import io.anula.io.Counted;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path of every request: the rules for all requests; then its endpoint, which checks access by the head before the
 * body is read, and replies on a worker thread. Requests without an endpoint go to Camel's own routes.
 */
final class WebRouter {
    private static final Logger LOG = LoggerFactory.getLogger(WebRouter.class);
    private static final String OBSERVE = "/observe";
    private static final int UNREADABLE = 400;
    private static final int UNKNOWN = 404;
    private static final int OTHER_METHOD = 405;

    /** The first order number; Camel's routes have 0 and above. */
    private static final int FIRST = -3;

    private static final int OURS = -2;
    private static final int BEFORE_CAMEL = -1;

    private final Router router;
    private final Bodies bodies;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean ending;

    /** Adds the handlers to this router, which has Camel's routes already and may get more of them. */
    WebRouter(Router router, List<Endpoint> endpoints, Access observe, HealthReplies health, Connections connections) {
        this.router = router;
        this.bodies = new Bodies(connections);
        router.route().order(FIRST).handler(this::check).failureHandler(ErrorResponses::failed);
        route(OBSERVE + "/*").handler(asked -> letIn(asked, observe, Endpoint.FORM_BYTES));
        health.handlers().forEach((path, handler) -> route(path).handler(asked -> answer(asked, handler)));
        endpoints.forEach(this::add);
        endpoints.stream().map(Endpoint::path).distinct().forEach(path -> route(path)
                .handler(asked -> asked.fail(OTHER_METHOD)));
        router.route().order(BEFORE_CAMEL).handler(asked -> letIn(asked, Access.FREE, Endpoint.FORM_BYTES));
        router.errorHandler(UNKNOWN, asked -> ErrorResponses.say(asked, UNKNOWN));
        router.errorHandler(OTHER_METHOD, asked -> ErrorResponses.say(asked, OTHER_METHOD));
    }

    private void add(Endpoint endpoint) {
        Route route = route(endpoint.path())
                .handler(asked -> letIn(asked, endpoint.access(), endpoint.mostBytes()))
                .handler(asked -> answer(asked, endpoint.handler()));
        for (String method : endpoint.method().split(",", -1)) {
            route.method(HttpMethod.valueOf(method));
        }
    }

    private Route route(String path) {
        return router.route(path.replaceAll("\\{(\\w+)}", ":$1")).order(OURS);
    }

    /** Refuses requests from now on, except for {@code /observe}. */
    void takeNoMore() {
        ending = true;
    }

    /** Waits until all requests are answered, at most this long. */
    void awaitAnswers(long most, TimeUnit unit) {
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), most, unit);
        } catch (TimeoutException late) {
            LOG.warn("Left unanswered: {}", Counted.of(underWay.getUnarrivedParties(), "request"));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(RoutingContext asked) {
        try {
            WebRequest head = WebRequest.of(asked);
            demandTime(head);
            demandOneHost(asked.request());
            demandOneLength(asked.request());
            demandNoOtherSite(head);
            demandNoFile(head);
            asked.request().params(); // decoded now, while a failure can still be reported
        } catch (WebProblem problem) {
            ErrorResponses.say(asked, problem);
            return;
        } catch (IllegalArgumentException noPath) {
            asked.fail(UNREADABLE);
            return;
        }
        asked.next();
    }

    /**
     * Checks access and reads the body, up to this limit. A refused request gets its reply, and its connection is
     * closed if a body may follow.
     */
    private void letIn(RoutingContext asked, Access access, int mostBytes) {
        try {
            Optional<WebReply> refused = access.refuse(WebRequest.of(asked));
            if (refused.isPresent()) {
                ErrorResponses.say(asked, refused.get());
                return;
            }
        } catch (WebProblem problem) {
            ErrorResponses.say(asked, problem);
            return;
        }
        bodies.read(asked, mostBytes);
    }

    private void answer(RoutingContext asked, WebHandler handler) {
        WebRequest request = WebRequest.of(asked);
        underWay.register();
        asked.vertx()
                .executeBlocking(() -> handler.answer(request), false)
                .otherwise(failure -> ErrorResponses.of(failure, request))
                .onSuccess(reply -> reply.with("X-Content-Type-Options", "nosniff")
                        .with("Referrer-Policy", "same-origin")
                        .into(asked.response()))
                .onComplete(said -> underWay.arriveAndDeregister());
    }

    private void demandTime(WebRequest request) throws WebProblem {
        if (ending && !request.path().startsWith(OBSERVE)) {
            throw new WebProblem(503, "ending", "Anula is about to end; nothing was taken / Anula está por terminar");
        }
    }

    /** Refuses a request with two host names: a proxy and we might each use another one. */
    private static void demandOneHost(HttpServerRequest request) throws WebProblem {
        boolean one = request.headers().getAll("Host").size() <= 1;
        if (!one || !(request.uri().startsWith("/") || request.uri().equals("*"))) {
            throw new WebProblem(
                    UNREADABLE,
                    "unreadable",
                    "One Host and a path were expected, and nothing else names the server / Se esperaba un solo Host");
        }
    }

    /** Refuses a request that gives the end of its body in two ways: programs might read them differently. */
    private static void demandOneLength(HttpServerRequest request) throws WebProblem {
        List<String> encodings = request.headers().getAll("Transfer-Encoding");
        List<String> lengths = request.headers().getAll("Content-Length");
        boolean isChunked = encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
        boolean isOne = encodings.isEmpty() ? lengths.size() <= 1 : isChunked && lengths.isEmpty();
        if (!isOne) {
            throw new WebProblem(
                    UNREADABLE,
                    "unreadable",
                    "One Content-Length, or Transfer-Encoding: chunked, was expected / Se esperaba un solo largo");
        }
    }

    /** Refuses changes from other sites. Every change is a POST, and browsers send their origin with it. */
    private static void demandNoOtherSite(WebRequest request) throws WebProblem {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads && request.header("Sec-Fetch-Site").orElse("").equalsIgnoreCase("cross-site")) {
            throw ApiAuthenticator.otherSite("Sec-Fetch-Site: cross-site");
        }
    }

    /** Refuses a form with a file: Vert.x would write the file into its own folder before an endpoint can refuse it. */
    private static void demandNoFile(WebRequest request) throws WebProblem {
        if (request.contentType().startsWith("multipart/")) {
            throw new WebProblem(
                    415,
                    "unknown-type",
                    "Forms with files are not taken here / Aquí no se toman formularios con archivos");
        }
    }
}
