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

    private final Path folder;
    private final Properties placeholders;
    private final Map<String, Object> beans;
    private final Set<String> required;

    /**
     * @param placeholders what {@code {{…}}} is resolved from
     * @param beans what the routes may name
     * @param required addresses at which routes must begin, such as {@code direct:x}
     */
    public RouteFiles(Path folder, Properties placeholders, Map<String, Object> beans, Set<String> required) {
        this.folder = folder;
        this.placeholders = placeholders;
        this.beans = beans;
        this.required = required;
    }

    /** Everything that is wrong; a file that the schema or our habits refuse is not loaded. */
    public List<Finding> check() {
        return check(read(folder));
    }

    /** As {@link #check()}, for files that were read before. */
    public List<Finding> check(List<RouteFile> files) {
        List<Finding> findings = new ArrayList<>();
        if (files.isEmpty()) {
            return List.of(
                    new Finding(folder, null, "no route files (*" + SUFFIX + ") here: the service would do nothing"));
        }
        for (RouteFile file : files) {
            List<Finding> written = Schema.shipped().check(file);
            findings.addAll(written.isEmpty() ? Habits.check(file) : written);
        }
        if (findings.isEmpty()) {
            findings.addAll(new DryLoad(placeholders, beans, required).check(folder, files));
        }
        return findings;
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
