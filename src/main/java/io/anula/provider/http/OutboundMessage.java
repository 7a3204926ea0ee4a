package io.anula.provider.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * What the route of a provider's call adds to it is what leaves, as with any route of Camel: its headers, its query and its body.
 * What a message was when it came into the route is remembered, so that nothing of it goes out by accident: a claim, the headers of a
 * clock. A body that the route has set goes instead of the document that it would send otherwise.
 */
public final class OutboundMessage implements RoutePolicyFactory, InterceptStrategy {
    private static final String CAME = "anula-came";

    private final Set<String> routes;

    /** @param routes the addresses at which the routes of calls begin, such as {@code direct:x-submit} */
    public OutboundMessage(Set<String> routes) {
        this.routes = Set.copyOf(routes);
    }

    /** Follows every message through the routes of that context; before it has any. */
    public void follow(CamelContext context) {
        context.addRoutePolicyFactory(this);
        context.getCamelContextExtension().addInterceptStrategy(this);
    }

    /** True when the route of the call has set that header, or has given it another value than it came with. */
    static boolean isSetInItsRoute(String name, Exchange exchange) {
        Came came = exchange.getProperty(CAME, Came.class);
        return came != null && came.headers().get(name) != exchange.getMessage().getHeader(name);
    }

    @Override
    public @Nullable RoutePolicy createRoutePolicy(CamelContext context, String id, NamedNode definition) {
        boolean calls = definition instanceof RouteDefinition route
                && route.getInput() != null
                && routes.contains(route.getInput().getEndpointUri());
        return calls ? new Remember() : null;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor next) {
        return definition instanceof ToDynamicDefinition call && call.getVariableSend() != null
                ? new Call(target, call.getVariableSend())
                : target;
    }

    /**
     * A message as it came.
     *
     * @param headers by name in whatever letter case
     */
    private record Came(
            Map<String, Object> headers, @Nullable Object body) {}

    private static final class Remember extends RoutePolicySupport {
        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getMessage().getHeaders());
            exchange.setProperty(CAME, new Came(headers, exchange.getMessage().getBody()));
        }
    }

    /** The call itself: a body that the route has set takes the place of the variable that is sent. */
    private static final class Call extends DelegateAsyncProcessor {
        private final String variable;

        Call(Processor target, String variable) {
            super(target);
            this.variable = variable;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Came came = exchange.getProperty(CAME, Came.class);
            Object body = exchange.getMessage().getBody();
            if (came != null && came.body() != body) {
                exchange.setVariable(variable, sent(body));
            }
            return super.process(exchange, callback);
        }

        /** Text leaves in UTF-8, as every document of ours does. */
        private static Object sent(@Nullable Object body) {
            return body instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : body == null ? new byte[0] : body;
        }
    }
}
