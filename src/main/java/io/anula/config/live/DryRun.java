package io.anula.config.live;

import io.anula.config.routes.Demands;
import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import io.anula.config.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tries routes with beans like those of the service. It never uses the service's own beans, because closing the scratch
 * context ends them for good. The beans do no work, so nothing is written. They are set up at the first dry run and
 * kept.
 */
public final class DryRun implements AutoCloseable {
    private final Path routes;
    private final Demands demands;
    private final Function<Settings, Properties> placeholders;
    private final Function<Settings, Stage> setUp;
    private @Nullable Stage stage;

    /**
     * Sets up nothing yet.
     *
     * @param routes the folder of the route files
     * @param demands what the routes must contain and must not touch
     * @param placeholders gives the values for the routes' placeholders
     * @param setUp makes the beans, once
     */
    public DryRun(
            Path routes,
            Demands demands,
            Function<Settings, Properties> placeholders,
            Function<Settings, Stage> setUp) {
        this.routes = routes;
        this.demands = demands;
        this.placeholders = placeholders;
        this.setUp = setUp;
    }

    /**
     * The beans for dry runs.
     *
     * @param named the beans by the names that routes use
     * @param end closes the beans after the last dry run
     */
    public record Stage(Map<String, Object> named, Runnable end) {}

    /** Every fault of these files under these settings. */
    public synchronized List<Finding> check(List<RouteFile> files, Settings settings) {
        if (stage == null) {
            stage = setUp.apply(settings);
        }
        return RouteFiles.faults(routes, files, placeholders.apply(settings), stage.named(), demands);
    }

    @Override
    public synchronized void close() {
        if (stage != null) {
            stage.end().run();
        }
    }
}
