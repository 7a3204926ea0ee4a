package io.anula.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The files of the folder {@code routes}, checked in three ways: by the schema of Camel, by our habits, by a dry load. */
public final class RouteFiles {
    /** How their names end. */
    public static final String SUFFIX = ".camel.yaml";

    private RouteFiles() {}

    /** What is wrong with how they are written: the schema and our habits. */
    public static List<Finding> written(Path folder, List<RouteFile> files) {
        if (files.isEmpty()) {
            return List.of(
                    new Finding(folder, null, "no route files (*" + SUFFIX + ") here: the service would do nothing"));
        }
        List<Finding> findings = new ArrayList<>();
        for (RouteFile file : files) {
            List<Finding> written = Schema.shipped().check(file);
            findings.addAll(written.isEmpty() ? Habits.check(file) : written);
        }
        return findings;
    }

    /**
     * What is wrong with them when they are loaded; they must be written as they should be.
     *
     * @param placeholders what {@code {{…}}} is resolved from
     * @param beans what the routes may name
     * @param required addresses at which routes must begin, such as {@code direct:x}
     */
    public static List<Finding> loaded(
            Path folder,
            List<RouteFile> files,
            Properties placeholders,
            Map<String, Object> beans,
            Set<String> required) {
        return new DryLoad(placeholders, beans, required).check(folder, files);
    }

    /** What Camel makes of that file; nothing of it is in the context yet. */
    public static Collection<RoutesBuilder> builders(CamelContext context, Path file) throws Exception {
        return PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(PluginHelper.getResourceLoader(context).resolveResource("file:" + file));
    }

    /** As above, of a file that was read before. */
    public static Collection<RoutesBuilder> builders(CamelContext context, RouteFile file) throws Exception {
        return PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(ResourceHelper.fromString("file:" + file.path(), file.text()));
    }

    /** The route files of that folder as they are now, by name; none where there is no such folder. */
    public static List<RouteFile> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .map(RouteFile::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read", unreadable);
        }
    }
}
