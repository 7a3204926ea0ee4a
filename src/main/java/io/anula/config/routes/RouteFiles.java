package io.anula.config.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The files of the folder {@code routes}: read, tried, and turned into what Camel runs. */
public final class RouteFiles {
    /** How their names end. */
    public static final String SUFFIX = ".camel.yaml";

    private RouteFiles() {}

    /**
     * What is wrong with them when they are loaded together: with each file, alone or beside the others.
     *
     * @param placeholders what {@code {{…}}} is resolved from
     * @param beans what the routes may name
     * @param demands what is demanded of the routes besides
     */
    public static List<Finding> faults(
            Path folder, List<RouteFile> files, Properties placeholders, Map<String, Object> beans, Demands demands) {
        return files.isEmpty()
                ? List.of(new Finding(
                        folder, null, "no route files (*" + SUFFIX + ") here: the service would do nothing"))
                : new ScratchContext(placeholders, beans, demands).check(folder, files);
    }

    /** What is not the usual style in a file that Camel takes as it is: it is no fault, and the file runs. */
    public static List<Finding> style(RouteFile file) {
        List<Finding> bySchema = Schema.shipped().check(file);
        return bySchema.isEmpty() ? RouteStyle.check(file) : bySchema;
    }

    /** What Camel makes of that file as it was read; nothing of it is in the context yet. Every route has an id. */
    public static Collection<RoutesBuilder> builders(CamelContext context, RouteFile file) throws Exception {
        if (file.fault() != null) {
            throw new IllegalArgumentException(file.path() + ": " + file.fault());
        }
        Collection<RoutesBuilder> builders = PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(ResourceHelper.fromString("file:" + file.path(), file.text()));
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteBuilder routes) {
                RouteIds.give(routes, file.path());
            }
        }
        return builders;
    }

    /** All routes and policies of those files as they were read, to be added to a context. */
    public static RoutesBuilder builder(List<RouteFile> files) {
        return new ReadRoutes(files);
    }

    /**
     * The route files of that folder as they are now, by name; none where there is no such folder. Hidden files are editors' own:
     * copies and marks of a file that is open.
     */
    public static List<RouteFile> read(Path folder) {
        return list(folder, name -> name.endsWith(SUFFIX)).stream()
                .map(RouteFile::read)
                .toList();
    }

    /** A finding for each YAML file of that folder that is not read, because its name ends otherwise. */
    public static List<Finding> unread(Path folder) {
        return list(folder, name -> name.matches("(?i).+\\.ya?ml") && !name.endsWith(SUFFIX)).stream()
                .map(file -> new Finding(file, null, "this file is not read: names of route files end in " + SUFFIX))
                .toList();
    }

    private static List<Path> list(Path folder, Predicate<String> names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(entry -> names.test(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read", unreadable);
        }
    }
}
