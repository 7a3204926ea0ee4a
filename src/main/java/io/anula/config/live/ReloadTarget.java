package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;

/** The service whose routes and settings are edited. */
public interface ReloadTarget {
    /**
     * The settings of files that hold these values, with all that wins over files.
     *
     * @throws io.anula.config.settings.SettingsException when a key or a value is wrong
     */
    Settings load(Map<String, String> values);

    /** The files that settings are read from, below the home folder. */
    List<Path> settingsFiles();

    /** What the routes' placeholders are resolved from. */
    Properties placeholders(Settings settings);

    /** Everything that is wrong with those files under those settings: they are started aside, and nothing of it stays. */
    List<Finding> rehearse(List<RouteFile> files, Settings settings);

    /** The context in which the routes run. */
    CamelContext context();

    /** No call is claimed until {@link #resume}. */
    void pause();

    /** Calls are claimed again. */
    void resume();

    /** From now on those are the settings: all of them at once for whatever begins, none for what is under way. */
    void renew(Settings settings);

    /** No call lasts longer. */
    Duration longestCall(Settings settings);

    /** That version of settings and routes runs from now on. */
    void runs(long version);
}
