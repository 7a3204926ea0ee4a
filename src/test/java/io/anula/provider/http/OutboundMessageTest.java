package io.anula.provider.http;

import static org.apache.camel.support.builder.ExpressionBuilder.constantExpression;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.anula.testing.Given;
import io.anula.testing.RawServer;
import io.anula.testing.RawServer.Arrived;
import io.anula.testing.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.junit.jupiter.api.Test;

/** What a route that calls a provider sets leaves; what came into it does not. */
final class OutboundMessageTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    /** As a clock of Quartz, a trace and another route leave them in a message. */
    private static final Map<String, Object> CAME = Map.of(
            "fireTime", "now", "breadcrumbId", "1", "X-Came", "old", "traceparent", "00-1", "CamelHttpQuery", "came=1");

    private interface Steps {
        void add(RouteDefinition route);
    }

    private static Arrived call(Steps steps) throws Exception {
        try (RawServer server = new RawServer(ANSWER);
                ProviderHttp http = new ProviderHttp(List.of(Given.account()), "test", new SettableClock());
                DefaultCamelContext context = new DefaultCamelContext()) {
            http.configure(context);
            new OutboundMessage(Set.of("direct:x-status")).follow(context);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:begin").to("direct:x-status");
                    RouteDefinition route = from("direct:x-status");
                    route.setVariable("form", constantExpression("document"));
                    steps.add(route);
                    ToDynamicDefinition call = new ToDynamicDefinition(server.url("/x?a=1&httpMethod=PUT"));
                    call.setVariableSend("form");
                    call.setVariableReceive("reply");
                    call.setAllowOptimisedComponents("false");
                    route.addOutput(call);
                }
            });
            context.start();
            context.createProducerTemplate().sendBodyAndHeaders("direct:begin", "came", CAME);
            return server.arrived().get(0);
        }
    }

    @Test
    void shouldSendTheDocumentAlone_whenTheRouteSetsNothing() throws Exception {
        Arrived arrived = call(route -> {});
        assertEquals("PUT /x?a=1 HTTP/1.1", arrived.line());
        assertEquals("document", arrived.body());
        CAME.keySet().forEach(name -> assertFalse(arrived.headers().containsKey(name), name));
    }

    @Test
    void shouldSendWhatTheRouteSets_evenWhereItCameWithAnotherValue() throws Exception {
        Arrived arrived = call(route -> route.setHeader("x-came", constantExpression("new"))
                .setHeader("X-Two", constantExpression(List.of("1", "2")))
                .setHeader("CamelHttpQuery", constantExpression("b=2&c=x y")));
        assertEquals("PUT /x?a=1&b=2&c=x%20y HTTP/1.1", arrived.line());
        assertEquals("new", arrived.headers().get("X-Came"));
        assertEquals(
                "1, 2", Objects.requireNonNull(arrived.headers().get("X-Two")).replaceAll("[\\[\\]]", ""));
        assertFalse(arrived.headers().containsKey("CamelHttpQuery"));
        assertFalse(arrived.headers().containsKey("fireTime"));
    }

    @Test
    void shouldSendTheBodyThatTheRouteSets_inUtf8() throws Exception {
        assertEquals(
                "año", call(route -> route.setBody(constantExpression("año"))).body());
        assertEquals("", call(route -> route.setBody(constantExpression(""))).body());
    }

    @Test
    void shouldDecideWhatBelongsToTheConnection_whoeverSetsIt() throws Exception {
        Arrived arrived = call(route -> route.setHeader("Content-Length", constantExpression("1"))
                .setHeader("Host", constantExpression("elsewhere"))
                .setHeader("Transfer-Encoding", constantExpression("chunked"))
                .setHeader("CamelHttpUri", constantExpression("http://127.0.0.1:1/")));
        assertEquals("document", arrived.body());
        assertEquals("8", arrived.headers().get("content-length"));
        assertFalse(arrived.headers().containsKey("transfer-encoding"));
        assertEquals("PUT /x?a=1 HTTP/1.1", arrived.line());
    }
}
