package io.anula.web;

import io.anula.store.DiskFullException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** A route for each endpoint. Not among the files of {@code routes/}: no edit of those takes API and console away. */
public final class WebRoutes extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(WebRoutes.class);

    private final List<Endpoint> endpoints;

    public WebRoutes(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(OwnHeaders.NAME, new OwnHeaders());
        for (Endpoint endpoint : endpoints) {
            from(uri(endpoint))
                    .routeId(endpoint.id())
                    .routeDescription("%s %s".formatted(endpoint.method(), endpoint.path()))
                    .process(exchange -> answer(endpoint.handler(), exchange));
        }
    }

    private static String uri(Endpoint endpoint) {
        boolean below = endpoint.path().endsWith("*");
        String path = below ? endpoint.path().substring(0, endpoint.path().length() - 1) : endpoint.path();
        return "platform-http:%s?httpMethodRestrict=%s&matchOnUriPrefix=%s&muteException=true&headerFilterStrategy=#%s"
                .formatted(path, endpoint.method(), below, OwnHeaders.NAME);
    }

    private static void answer(WebHandler handler, Exchange exchange) {
        WebRequest request = WebRequest.of(exchange);
        reply(handler, request)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin")
                .into(exchange);
    }

    private static WebReply reply(WebHandler handler, WebRequest request) {
        try {
            return handler.answer(request);
        } catch (WebProblem problem) {
            return problem.reply(request.path());
        } catch (DiskFullException | DataAccessException | TransactionException away) {
            LOG.warn("{} {} is not answered: {}", request.method(), request.path(), away.toString());
            return new WebProblem(
                            503,
                            "store-away",
                            "The store cannot be used now; nothing was changed unless you are told so later. Ask again / "
                                    + "La base de datos no está disponible ahora; intente de nuevo")
                    .reply(request.path())
                    .with("Retry-After", "5");
        } catch (RuntimeException defect) {
            LOG.error("{} {} failed", request.method(), request.path(), defect);
            return new WebProblem(
                            500,
                            "defect",
                            "Anula has a defect here; the log says more / Anula tiene un defecto aquí; vea el registro")
                    .reply(request.path());
        }
    }
}
