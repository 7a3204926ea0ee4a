package io.anula.config.live;

import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import io.anula.config.routes.RouteSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts routes in the place of others while the rest runs on.
 *
 * <ol>
 *   <li>The routes that bring work are suspended, and the exchanges in the affected routes end.
 *   <li>The affected routes and the changed failure policies are removed.
 *   <li>The new settings are applied, then the new policies, then the new routes in their order.
 *   <li>If a route does not start, all new parts are removed and the old ones restored.
 * </ol>
 */
final class RouteReplacer {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReplacer.class);
    /** The time after the longest call in which its outcome is recorded. */
    private static final int MARGIN_SECONDS = 10;
    /** The start order of a route that names none: after all that do. */
    private static final int LAST = Integer.MAX_VALUE;

    private final ReloadTarget host;

    RouteReplacer(ReloadTarget host) {
        this.host = host;
    }

    /**
     * Replaces the routes and policies that differ.
     *
     * @param done runs when the new routes are in place, before work continues
     * @return false when calls in flight do not end in time: nothing has changed
     * @throws RouteReplacementException when a new route does not start; the old routes run on
     */
    boolean swap(ConfigRevision from, ConfigRevision to, Runnable done) throws RouteReplacementException {
        RouteSet.Changes changes = from.set().to(to.set());
        if (changes.isEmpty()) {
            take(to);
            done.run();
            return true;
        }
        try (QuiescedRoutes still = new QuiescedRoutes(host)) {
            if (!still.await(changes.routes(), host.longestCall(from.settings()).plusSeconds(MARGIN_SECONDS))) {
                return false;
            }
            try {
                put(to, changes);
            } catch (Exception failure) {
                back(from, changes, failure);
                throw new RouteReplacementException(routeOf(failure), failure);
            }
            done.run();
            LOG.info(
                    "Routes were swapped: {}{}",
                    String.join(", ", changes.routes()),
                    changes.policies().isEmpty() ? "" : "; policies: " + String.join(", ", changes.policies()));
            return true;
        }
    }

    private static @Nullable String routeOf(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof FailedToStartRouteException start) {
                return start.getRouteId();
            }
            if (each instanceof FailedToCreateRouteException create) {
                return create.getRouteId();
            }
        }
        return null;
    }

    private void back(ConfigRevision from, RouteSet.Changes changes, Exception failure) {
        try {
            put(from, changes);
        } catch (Exception second) {
            failure.addSuppressed(second);
            LOG.error("What ran before does not start again: {}. Restart Anula", second.toString());
        }
    }

    private void put(ConfigRevision to, RouteSet.Changes changes) throws Exception {
        ModelCamelContext context = (ModelCamelContext) host.context();
        for (String id : startedLast(context, changes.routes())) {
            RouteDefinition definition = context.getRouteDefinition(id);
            if (definition != null) {
                context.removeRouteDefinition(definition);
            }
        }
        changes.policies().forEach(id -> removePolicy(context, id));
        take(to);
        Map<RouteFile, Collection<RoutesBuilder>> concerned = new LinkedHashMap<>();
        for (RouteFile file : to.files()) {
            Set<String> policies = to.set().policiesOf(file.path());
            if (!Collections.disjoint(to.set().routesOf(file.path()), changes.routes())
                    || !Collections.disjoint(policies, changes.policies())) {
                policies.forEach(id -> removePolicy(context, id));
                concerned.put(file, policiesFirst(context, file));
            }
        }
        List<RouteDefinition> routes = new ArrayList<>();
        for (Map.Entry<RouteFile, Collection<RoutesBuilder>> file : concerned.entrySet()) {
            Set<String> ids = to.set().routesOf(file.getKey().path());
            ids.retainAll(changes.routes());
            for (RoutesBuilder builder : file.getValue()) {
                routes.addAll(definitions(context, builder, ids));
            }
        }
        routes.sort(Comparator.comparingInt(RouteReplacer::order));
        context.addRoutes(new Ready(routes));
    }

    /** The order of stopping: routes that bring work first, routes that receive it last. */
    private static List<String> startedLast(CamelContext context, Set<String> ids) {
        return ids.stream()
                .sorted(Comparator.comparingInt((String id) -> {
                            RouteDefinition definition = ((ModelCamelContext) context).getRouteDefinition(id);
                            return definition == null ? LAST : order(definition);
                        })
                        .reversed())
                .toList();
    }

    private static int order(RouteDefinition route) {
        return Objects.requireNonNullElse(route.getStartupOrder(), LAST);
    }

    private static void removePolicy(ModelCamelContext context, String id) {
        RouteConfigurationDefinition definition = context.getRouteConfigurationDefinition(id);
        if (definition != null) {
            try {
                context.removeRouteConfiguration(definition);
            } catch (Exception failure) {
                throw new IllegalStateException("policy " + id + " cannot be removed", failure);
            }
        }
    }

    /**
     * The routes of this file as Camel reads it; its policies are added to the context at once. The policies of all
     * files must come before any route: a route looks up its policy when it is prepared, and runs without one for good
     * if the policy is missing.
     */
    private static Collection<RoutesBuilder> policiesFirst(CamelContext context, RouteFile file) throws Exception {
        Collection<RoutesBuilder> builders = RouteFiles.builders(context, file);
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteConfigurationsBuilder policies) {
                context.addRoutesConfigurations(policies);
            }
        }
        return builders;
    }

    /** The routes with these ids, ready to start. */
    private static List<RouteDefinition> definitions(CamelContext context, RoutesBuilder builder, Set<String> ids)
            throws Exception {
        RouteBuilder routes = (RouteBuilder) builder;
        routes.configureRoutes(context);
        List<RouteDefinition> wanted = routes.getRouteCollection().getRoutes().stream()
                .filter(route -> ids.contains(route.getId()))
                .toList();
        for (RouteDefinition route : wanted) {
            routes.getRouteCollection().prepareRoute(route);
        }
        return wanted;
    }

    private void take(ConfigRevision to) {
        host.context().getPropertiesComponent().setOverrideProperties(to.placeholders());
        host.renew(to.settings());
    }

    /** Adds routes that were read before, in their start order. */
    private static final class Ready extends RouteBuilder {
        private final List<RouteDefinition> routes;

        Ready(List<RouteDefinition> routes) {
            this.routes = routes;
        }

        @Override
        public void configure() {
            // the builders of their files have configured them
        }

        @Override
        public void addRoutesToCamelContext(CamelContext context) throws Exception {
            ((ModelCamelContext) context).addRouteDefinitions(routes);
        }
    }
}
