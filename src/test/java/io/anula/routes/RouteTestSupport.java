package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.anula.InProcess;
import io.anula.config.routes.RouteFiles;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One route of the shipped files by itself. Its beans are those of the service, over a store in memory. It begins where the
 * test sends to, and every route or provider that it sends to is a mock endpoint of Camel.
 */
abstract class RouteTestSupport extends CamelTestSupport {
    private static final String START = "direct:start";
    private static final String NEIGHBOURS = "(direct|seda):(?!/*start).+|https?:.+";

    /** The time of the service. */
    final SettableClock clock = new SettableClock();

    /** So many bytes are free on its disk. */
    final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

    @TempDir
    Path home;

    TestStore store;
    private InProcess service;

    /** What the settings say besides what is shipped, as environment variables. */
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseAdviceWith(true);
    }

    @Override
    protected void setupResources() {
        service = InProcess.inMemory(home, environment(), clock, folder -> free.get());
        store = new TestStore(service.database());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        service.equip(created);
        return created;
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] {RouteFiles.builder(RouteFiles.read(Path.of("routes")))};
    }

    @Override
    protected void cleanupResources() {
        context.stop();
        service.close();
    }

    /** That route runs when this returns, and no other. */
    final void start(String route) throws Exception {
        start(route, shipped -> {});
    }

    /** The same, with more advice. */
    final void start(String route, ThrowingConsumer<AdviceWithRouteBuilder, Exception> more) throws Exception {
        AdviceWith.adviceWith(context, route, advice -> {
            advice.replaceFromWith(START);
            advice.mockEndpointsAndSkip(NEIGHBOURS);
            more.accept(advice);
        });
        removeAllBut(route);
        context.start();
        assertEquals(
                List.of(route),
                context.getRoutes().stream().map(Route::getRouteId).toList());
    }

    final void removeAllBut(String route) throws Exception {
        for (RouteDefinition other : List.copyOf(context.getRouteDefinitions())) {
            if (!other.getRouteId().equals(route)) {
                context.removeRouteDefinition(other);
            }
        }
    }

    /** What a message has become that went through the route. */
    final Exchange send(Object body) {
        return send(message -> message.getMessage().setBody(body));
    }

    /** The same for a message that is made so. */
    final Exchange send(Processor made) {
        return template.send(START, made);
    }

    /** The mock in the place of that endpoint. */
    final MockEndpoint neighbour(String uri) {
        return getMockEndpoint("mock:" + uri.replace("://", ":"));
    }

    /** Fails whatever is sent there. */
    final void failAt(String neighbour, Exception failure) {
        neighbour(neighbour).whenAnyExchangeReceived(exchange -> {
            throw failure;
        });
    }

    /** The bodies that arrived there, first one first. */
    final List<Object> bodies(String neighbour) {
        return neighbour(neighbour).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody())
                .toList();
    }

    final <T> T part(String name, Class<T> type) {
        return service.part(name, type);
    }

    /** Whatever waits in the store has been due for an hour. */
    final void dueForLong() {
        store.sql.update("update cancellation set due_at = ? where due_at is not null", Given.BORN.toEpochMilli());
    }

    /** Statements on the request table. */
    final JdbcTemplate table() {
        return new JdbcTemplate(service.database().requestTable());
    }

    /** The names of the alarms that stand. */
    final List<String> alarms() {
        return part("alarms", Alarms.class).active().stream().map(Alarm::name).toList();
    }

    /** Nothing has failed. */
    static void assertWentWell(Exchange exchange) {
        assertNull(exchange.getException());
        assertNull(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT));
    }

    /** A policy has taken that failure, and who sent the message does not hear of it. */
    static void assertHandled(Class<? extends Exception> failure, Exchange exchange) {
        assertNull(exchange.getException());
        assertInstanceOf(failure, exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT));
    }
}
