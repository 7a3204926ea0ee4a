package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.RouteDefinition;

/**
 * The ids of the routes of one file. Camel numbers routes without an id in loading order, so the id of a route could
 * change with the next edit. Here such a route is named after its file: the second one of {@code 9-own.camel.yaml} is
 * {@code 9-own.2}.
 */
final class RouteIds implements RouteBuilderLifecycleStrategy {
    private final String stem;

    private RouteIds(Path file) {
        String name = String.valueOf(file.getFileName());
        this.stem =
                name.endsWith(RouteFiles.SUFFIX) ? name.substring(0, name.length() - RouteFiles.SUFFIX.length()) : name;
    }

    /** Gives these ids to the builder's routes as soon as the builder has read them. */
    static void give(RouteBuilder builder, Path file) {
        builder.addLifecycleInterceptor(new RouteIds(file));
    }

    /** The id of each file entry that is a route, by its index. */
    static Map<Integer, String> of(Path file, JsonNode entries) {
        RouteIds ids = new RouteIds(file);
        Map<Integer, String> all = new HashMap<>();
        int unnamed = 0;
        for (int i = 0; entries.isArray() && i < entries.size(); i++) {
            JsonNode route = entries.get(i).path("route");
            if (route.path("id").isValueNode() && !route.path("id").isNull()) {
                all.put(i, route.path("id").asText());
            } else if (!route.isMissingNode() || entries.get(i).has("from")) {
                unnamed++;
                all.put(i, ids.numbered(unnamed));
            }
        }
        return all;
    }

    private String numbered(int number) {
        return stem + '.' + number;
    }

    @Override
    public void afterConfigure(RouteBuilder builder) {
        int unnamed = 0;
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            if (route.getId() == null) {
                unnamed++;
                route.setId(numbered(unnamed));
            }
        }
    }
}
