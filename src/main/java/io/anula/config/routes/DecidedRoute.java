package io.anula.config.routes;

import java.util.Collection;
import java.util.function.Consumer;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Route;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Sees whether the route {@code decided} sends its notices anywhere. As shipped it only has a step that logs at debug
 * level; then no notices need be kept for it.
 */
public final class DecidedRoute extends LifecycleStrategySupport {
    private static final String ID = "decided";

    private final Consumer<Boolean> wanted;

    /** @param wanted receives the answer whenever the route comes into the context, also by a live edit */
    public DecidedRoute(Consumer<Boolean> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            if (ID.equals(route.getRouteId()) && route.getRoute() instanceof RouteDefinition definition) {
                wanted.accept(definition.getOutputs().stream().anyMatch(step -> !step.isAbstract() && !isSilent(step)));
            }
        }
    }

    /** Policies, which are abstract steps, are no receivers either. */
    private static boolean isSilent(ProcessorDefinition<?> step) {
        return step instanceof LogDefinition log
                && (LoggingLevel.DEBUG.name().equalsIgnoreCase(log.getLoggingLevel())
                        || LoggingLevel.TRACE.name().equalsIgnoreCase(log.getLoggingLevel()));
    }
}
