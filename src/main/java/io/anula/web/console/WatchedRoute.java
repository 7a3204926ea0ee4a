package io.anula.web.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** The counters of one route. */
final class WatchedRoute extends RoutePolicySupport {
    private static final String BEGUN = "anula-begun-";

    private final CamelContext context;
    private final RouteDefinition definition;
    private final Clock clock;
    private final Consumer<WatchedRoute> removed;
    private final String begun;
    private final LongAdder exchanges = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private volatile @Nullable Instant last;

    /** @param removed receives this when its route was removed */
    WatchedRoute(CamelContext context, RouteDefinition definition, Clock clock, Consumer<WatchedRoute> removed) {
        this.context = context;
        this.definition = definition;
        this.clock = clock;
        this.removed = removed;
        this.begun = BEGUN + definition.getRouteId();
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        exchange.setProperty(begun, System.nanoTime());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (exchange.removeProperty(begun) instanceof Long from) {
            nanos.add(System.nanoTime() - from);
        }
        exchanges.increment();
        if (exchange.isFailed()) {
            failures.increment();
        }
        last = clock.instant();
    }

    /** Camel keeps the policies of removed routes, with all that they hold: this one goes with its route. */
    @Override
    public void onRemove(Route route) {
        removed.accept(this);
        try {
            context.removeService(this);
        } catch (Exception failure) {
            throw new IllegalStateException("route " + route.getId() + " is not forgotten", failure);
        }
    }

    /** False after the route was removed. */
    boolean isThere() {
        return context.getRoute(definition.getRouteId()) != null;
    }

    RouteSnapshot snapshot() {
        long count = exchanges.sum();
        String uri = definition.getInput().getEndpointUri();
        ServiceStatus status = context.getRouteController().getRouteStatus(definition.getRouteId());
        return new RouteSnapshot(
                definition.getRouteId(),
                Objects.requireNonNullElse(definition.getDescriptionText(), ""),
                file(),
                definition.getStartupOrder() == null ? 0 : definition.getStartupOrder(),
                status == null ? "Stopped" : status.name(),
                URISupport.sanitizeUri(uri),
                count,
                failures.sum(),
                Duration.ofNanos(count == 0 ? 0 : nanos.sum() / count),
                last,
                RouteStep.of(definition.getOutputs()));
    }

    private String file() {
        return definition.getResource() == null
                ? ""
                : Objects.requireNonNullElse(
                        FileUtil.stripPath(definition.getResource().getLocation()), "");
    }
}
