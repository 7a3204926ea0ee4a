package io.anula.config.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;

/** Routes and policies from files that were read before: the files may have changed when Camel starts. */
final class ReadRoutes implements RoutesBuilder, RouteConfigurationsBuilder {
    private final List<RouteFile> files;
    private @Nullable List<RoutesBuilder> builders;

    ReadRoutes(List<RouteFile> files) {
        this.files = List.copyOf(files);
    }

    private List<RoutesBuilder> builders(CamelContext context) throws Exception {
        List<RoutesBuilder> known = builders;
        if (known == null) {
            known = new ArrayList<>();
            for (RouteFile file : files) {
                known.addAll(RouteFiles.builders(context, file));
            }
            builders = known;
        }
        return known;
    }

    @Override
    public void addRouteConfigurationsToCamelContext(CamelContext context) throws Exception {
        for (RoutesBuilder builder : builders(context)) {
            if (builder instanceof RouteConfigurationsBuilder policies) {
                policies.addRouteConfigurationsToCamelContext(context);
            }
        }
    }

    @Override
    public void addRoutesToCamelContext(CamelContext context) throws Exception {
        for (RoutesBuilder builder : builders(context)) {
            builder.addRoutesToCamelContext(context);
        }
    }

    @Override
    public void addTemplatedRoutesToCamelContext(CamelContext context) throws Exception {
        for (RoutesBuilder builder : builders(context)) {
            builder.addTemplatedRoutesToCamelContext(context);
        }
    }

    @Override
    public void updateRouteConfigurationsToCamelContext(CamelContext context) {
        throw new UnsupportedOperationException("routes that run are replaced one by one");
    }

    @Override
    public Set<String> updateRoutesToCamelContext(CamelContext context) {
        throw new UnsupportedOperationException("routes that run are replaced one by one");
    }
}
