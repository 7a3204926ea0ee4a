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
 * Routes are tried with beans like those of the service, and never with those themselves: what a scratch context ends is
 * ended for good. Nothing of it works, so nothing is written. The stage is set up for the first rehearsal and kept.
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
     * @param routes the folder that holds the files
     * @param demands what the routes must have and must leave alone
     * @param placeholders what the routes' placeholders are resolved from
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
     * The beans with which routes are tried.
     *
     * @param named each by the name that the routes use
     * @param end what is to be done with them when no more routes are tried
     */
    public record Stage(Map<String, Object> named, Runnable end) {}

    /** Everything that is wrong with those files under those settings. */
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
