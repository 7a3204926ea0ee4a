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
     * The settings from these file values, with all overrides.
     *
     * @throws io.anula.config.settings.SettingsException when a key or a value is wrong
     */
    Settings load(Map<String, String> values);

    /** The settings files, below the home folder. */
    List<Path> settingsFiles();

    /** The names of the providers. */
    List<String> providers();

    /** The values for the routes' placeholders. */
    Properties placeholders(Settings settings);

    /** Every fault of these files under these settings, found in a scratch context that leaves nothing behind. */
    List<Finding> rehearse(List<RouteFile> files, Settings settings);

    /** The Camel context of the running routes. */
    CamelContext context();

    /** Stops claiming calls until {@link #resume}. */
    void pause();

    /** Claims calls again. */
    void resume();

    /** Replaces the settings at once for all new work; work under way keeps the old ones. */
    void renew(Settings settings);

    /** The upper limit of a call's duration. */
    Duration longestCall(Settings settings);

    /** Sets the version of settings and routes that runs from now on. */
    void runs(long version);
}
