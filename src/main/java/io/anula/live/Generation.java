package io.anula.live;

import io.anula.routing.RouteFile;
import io.anula.routing.RouteSet;
import io.anula.settings.Settings;
import java.util.List;
import java.util.Properties;

/**
 * Settings and routes that run together, or are to.
 *
 * @param files that the routes are in
 * @param placeholders what the routes' placeholders are resolved from
 * @param set the routes by their ids
 */
record Generation(Settings settings, List<RouteFile> files, Properties placeholders, RouteSet set) {
    static Generation of(Settings settings, List<RouteFile> files, Properties placeholders) {
        return new Generation(settings, files, placeholders, RouteSet.of(files, placeholders));
    }
}
