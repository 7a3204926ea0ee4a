package io.anula.config.live;

import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the routes into a context that is thrown away, while the database opens on another core: most of a start is the
 * loading of classes, and those of Camel are there when the service needs them.
 */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {}

    /** Begins, in the background; nobody waits for its end. */
    public static void begin(List<RouteFile> routes) {
        Thread thread = new Thread(() -> read(routes), "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void read(List<RouteFile> routes) {
        try (DefaultCamelContext thrownAway = new DefaultCamelContext(false)) {
            thrownAway.disableJMX();
            thrownAway.build();
            for (RouteFile file : routes) {
                for (RoutesBuilder builder : RouteFiles.builders(thrownAway, file)) {
                    ((RouteBuilder) builder).configureRoutes(thrownAway);
                }
            }
        } catch (Exception failure) {
            LOG.debug("Not warmed up; the start itself says what is wrong", failure);
        }
    }
}
