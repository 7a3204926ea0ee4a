package io.anula.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * What every request passes before anything of its body is read: it is one request of HTTP and no other site's, its endpoint
 * lets it in, and its body is as short as that endpoint's may be.
 */
public final class RequestGuard {
    private static final String OBSERVE = "/observe";
    private static final String HOST = "Host";
    private static final int UNREADABLE = 400;

    private final List<Endpoint> endpoints;
    private final Access observe;
    private final Bodies bodies = new Bodies();

    /** @param observe who sees what is below {@code /observe} */
    public RequestGuard(List<Endpoint> endpoints, Access observe) {
        this.endpoints = List.copyOf(endpoints);
        this.observe = observe;
    }

    /** Lets one go on, with its body; what is refused is answered, and its connection closed where a body may follow. */
    void pass(RoutingContext asked, Connections connections) {
        try {
            pass(asked, WebRequest.of(asked), connections);
        } catch (IllegalArgumentException noPath) {
            asked.fail(UNREADABLE);
        }
    }

    private void pass(RoutingContext asked, WebRequest head, Connections connections) {
        Optional<Endpoint> endpoint = endpoints.stream()
                .filter(one -> one.takes(head.method(), head.path()))
                .findFirst();
        Optional<WebReply> refused = refused(asked.request(), head, endpoint);
        if (refused.isPresent()) {
            ErrorResponses.say(asked, refused.get());
            return;
        }
        int most = endpoint.map(Endpoint::mostBytes).orElse(Endpoint.FORM_BYTES);
        if (most > Endpoint.FORM_BYTES && Bodies.isLong(asked.request())) {
            bodies.await(asked, new Turn(asked, head, most, connections));
        } else {
            bodies.read(asked, most);
        }
    }

    private Optional<WebReply> refused(HttpServerRequest request, WebRequest head, Optional<Endpoint> endpoint) {
        try {
            demandOneHost(request);
            demandOneLength(request);
            demandNoOtherSite(head);
            boolean observes = head.path().equals(OBSERVE) || head.path().startsWith(OBSERVE + '/');
            Access access = observes ? observe : endpoint.map(Endpoint::access).orElse(Access.FREE);
            return access.refuse(head);
        } catch (WebProblem problem) {
            return Optional.of(problem.reply(head.path()));
        }
    }

    /** Of a long body. */
    private final class Turn implements Bodies.Turn {
        private final RoutingContext asked;
        private final WebRequest head;
        private final int most;
        private final Connections connections;

        Turn(RoutingContext asked, WebRequest head, int most, Connections connections) {
            this.asked = asked;
            this.head = head;
            this.most = most;
            this.connections = connections;
        }

        @Override
        public void comes() {
            connections.reads(asked.request());
            bodies.read(asked, most);
            asked.request().resume();
        }

        @Override
        public void neverComes() {
            ErrorResponses.say(asked, busy().reply(head.path()).with("Retry-After", "5"));
        }
    }

    private static WebProblem busy() {
        return new WebProblem(
                503,
                "busy",
                "Too many long requests at once; nothing was taken. Ask again / Demasiados pedidos largos a la vez; "
                        + "no se tomó nada. Intente de nuevo");
    }

    /** A proxy and we could each believe another one of two. */
    private static void demandOneHost(HttpServerRequest request) throws WebProblem {
        boolean one = request.headers().getAll(HOST).size() <= 1;
        if (!one || !(request.uri().startsWith("/") || request.uri().equals("*"))) {
            throw new WebProblem(
                    UNREADABLE,
                    "unreadable",
                    "One Host and a path were expected, and nothing else names the server / Se esperaba un solo Host");
        }
    }

    /** The end of a body is told in one way, which everybody reads alike. */
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

    /** Whatever is changed is changed by POST, and browsers say from where they send. */
    private static void demandNoOtherSite(WebRequest request) throws WebProblem {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads && request.header("Sec-Fetch-Site").orElse("").equalsIgnoreCase("cross-site")) {
            throw ApiAuthenticator.otherSite("Sec-Fetch-Site: cross-site");
        }
    }
}
