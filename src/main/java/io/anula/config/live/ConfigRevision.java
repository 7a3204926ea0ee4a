package io.anula.config.live;

import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteSet;
import io.anula.config.settings.Settings;
import java.util.List;
import java.util.Properties;

/**
 * Settings and routes that run together, or are about to.
 *
 * @param files the route files
 * @param placeholders the values for the routes' placeholders
 * @param set the routes by id
 */
record ConfigRevision(Settings settings, List<RouteFile> files, Properties placeholders, RouteSet set) {
    static ConfigRevision of(Settings settings, List<RouteFile> files, Properties placeholders) {
        return new ConfigRevision(settings, files, placeholders, RouteSet.of(files, placeholders));
    }
}
