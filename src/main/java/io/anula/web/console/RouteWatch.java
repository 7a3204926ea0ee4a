package io.anula.web.console;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;

/** Counts the exchanges of each route; an exchange costs only two additions. */
public final class RouteWatch implements RoutePolicyFactory {
    private final Clock clock;
    private final Map<String, WatchedRoute> routes = new ConcurrentHashMap<>();

    public RouteWatch(Clock clock) {
        this.clock = clock;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String id, NamedNode definition) {
        WatchedRoute watched =
                new WatchedRoute(context, (RouteDefinition) definition, clock, removed -> routes.remove(id, removed));
        routes.put(id, watched);
        return watched;
    }

    /** All routes, in the order in which a cancellation passes them, then by name. */
    List<RouteSnapshot> snapshots() {
        return routes.values().stream()
                .filter(WatchedRoute::isThere)
                .map(WatchedRoute::snapshot)
                .sorted(Comparator.comparing(RouteSnapshot::file)
                        .thenComparing(RouteSnapshot::order, Comparator.reverseOrder())
                        .thenComparing(RouteSnapshot::id))
                .toList();
    }
}
