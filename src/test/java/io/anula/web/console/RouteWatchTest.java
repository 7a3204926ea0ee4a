package io.anula.web.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** What is counted of routes that come and go. */
final class RouteWatchTest {
    private static final String ID = "edited";

    @Test
    void shouldForgetARoute_whenItIsRemoved() throws Exception {
        RouteWatch watch = new RouteWatch(Clock.systemUTC());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutePolicyFactory(watch);
            context.start();
            add(context);
            assertEquals(List.of(ID), ids(watch));

            WeakReference<RouteDefinition> removed = remove(context);
            assertEquals(List.of(), ids(watch));
            await("the end of what the route was made of").until(() -> {
                System.gc();
                return removed.refersTo(null);
            });

            add(context);
            assertEquals(List.of(ID), ids(watch));
        }
    }

    private static List<String> ids(RouteWatch watch) {
        return watch.snapshots().stream().map(RouteSnapshot::id).toList();
    }

    private static void add(DefaultCamelContext context) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").routeId(ID).to("log:one");
            }
        });
    }

    private static WeakReference<RouteDefinition> remove(DefaultCamelContext context) throws Exception {
        RouteDefinition definition = Objects.requireNonNull(context.getRouteDefinition(ID));
        context.removeRouteDefinition(definition);
        assertTrue(context.getRoutes().isEmpty());
        return new WeakReference<>(definition);
    }
}
