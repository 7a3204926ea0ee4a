package io.anula.cli;

import io.anula.config.live.Home;
import io.anula.provider.registry.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The home of the demonstration: the folder {@code demo} with the shipped settings and routes. It ignores every
 * provider, store, table and folder that the environment sets up for real work.
 */
final class DemoHome {
    private static final String NAME = "demo";
    private static final String SHIPPED = "classpath:shipped/";
    private static final List<String> FOLDERS = List.of("inbox", "outbox", "archive", "rejected", "evidence");

    /** Keys with these prefixes are not taken from the environment or the command line. */
    private static final List<String> REAL = List.of(
            "store.url",
            "store.username",
            "store.password",
            "requests.table.",
            "inbox.dir",
            "outbox.dir",
            "archive.dir",
            "rejected.dir",
            "evidence.",
            "simulator.enabled",
            "anula.profile");

    private DemoHome() {}

    /**
     * Makes the home if it does not exist yet; edited files stay.
     *
     * @param parent the folder that will contain it
     * @throws IOException when a file cannot be written
     */
    static Home make(Path parent, Map<String, String> environment, Properties system) throws IOException {
        Path home = parent.resolve(NAME).toAbsolutePath();
        copy("config/*.properties", home.resolve("config"));
        copy("routes/*.camel.yaml", home.resolve("routes"));
        Map<String, String> variables = new TreeMap<>(environment);
        variables.keySet().removeIf(name -> isReal(name, '_'));
        Properties properties = new Properties();
        system.stringPropertyNames().stream()
                .filter(name -> !isReal(name, '.'))
                .forEach(name -> properties.setProperty(name, system.getProperty(name)));
        properties.setProperty("simulator.enabled", "true");
        properties.setProperty(
                "store.url", "jdbc:hsqldb:file:" + home.resolve("data").resolve("anula"));
        FOLDERS.forEach(folder ->
                properties.setProperty(folder + ".dir", home.resolve(folder).toString()));
        return new Home(Providers.ALL, home, variables, properties);
    }

    private static boolean isReal(String name, char separator) {
        String lower = name.toLowerCase(Locale.ROOT);
        Stream<String> ofProviders = Providers.ALL.names().texts().stream().map(provider -> provider + '.');
        return Stream.concat(REAL.stream(), ofProviders).anyMatch(key -> lower.startsWith(key.replace('.', separator)));
    }

    /** The shipped sample requests, sorted by name. */
    static List<Resource> samples() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:samples/*"))
                .sorted(Comparator.comparing(sample -> Objects.requireNonNull(sample.getFilename())))
                .toList();
    }

    private static void copy(String pattern, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Resource shipped : new PathMatchingResourcePatternResolver().getResources(SHIPPED + pattern)) {
            Path file = folder.resolve(Objects.requireNonNull(shipped.getFilename()));
            if (Files.notExists(file)) {
                try (InputStream content = shipped.getInputStream()) {
                    Files.copy(content, file);
                }
            }
        }
    }
}
