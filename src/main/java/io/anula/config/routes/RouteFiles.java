package io.anula.config.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the folder {@code routes}: reads them, tries them and makes Camel routes from them. */
public final class RouteFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}?:]+)}}");
    /** The suffix of their names. */
    public static final String SUFFIX = ".camel.yaml";

    private RouteFiles() {}

    /**
     * The faults of the files, each alone and all together.
     *
     * @param placeholders the values for {@code {{…}}}
     * @param beans the beans that routes may name
     * @param demands further requirements for the routes
     */
    public static List<Finding> faults(
            Path folder, List<RouteFile> files, Properties placeholders, Map<String, Object> beans, Demands demands) {
        return files.isEmpty()
                ? List.of(new Finding(
                        folder, null, "no route files (*" + SUFFIX + ") here: the service would do nothing"))
                : new ScratchContext(placeholders, beans, demands).check(folder, files);
    }

    /**
     * Two routes with the same startup order: Camel would start some routes and then give up, with a stack trace that names
     * no file. Files that cannot be read are left out; the start says what is wrong with them.
     *
     * @param placeholders the values for {@code {{…}}}
     */
    public static List<Finding> orderClashes(List<RouteFile> files, Properties placeholders) {
        Map<Path, YamlFile> readable = new LinkedHashMap<>();
        for (RouteFile file : files) {
            try {
                readable.put(file.path(), YamlFile.of(file));
            } catch (UnreadableYamlException toldLater) {
                LOG.debug("{} is not compared", file.path(), toldLater);
            }
        }
        return Names.orders(readable, text -> PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(placeholders.getProperty(found.group(1), found.group()))));
    }

    /** Advice on the style of a file that Camel accepts; the file runs all the same. */
    public static List<Finding> style(RouteFile file) {
        List<Finding> bySchema = Schema.shipped().check(file);
        return bySchema.isEmpty() ? RouteStyle.check(file) : bySchema;
    }

    /** The routes of this file as it was read, not yet in the context. Every route has an id. */
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

    /** All routes and policies of these files as they were read, for adding to a context. */
    public static RoutesBuilder builder(List<RouteFile> files) {
        return new ReadRoutes(files);
    }

    /**
     * The route files of the folder, sorted by name; empty if the folder does not exist. Hidden files are skipped:
     * editors keep copies and lock files there.
     */
    public static List<RouteFile> read(Path folder) {
        return list(folder, name -> name.endsWith(SUFFIX)).stream()
                .map(RouteFile::read)
                .toList();
    }

    /** A finding for each YAML file of the folder that is not read because its name has another suffix. */
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
