package io.anula.config.live;

import io.anula.config.routes.Demands;
import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import io.anula.config.settings.Settings;
import io.anula.testing.Given;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/** A host that tries routes as the service does, and in which nothing runs. */
final class EditsFixture implements ReloadTarget {
    private static final Path FOLDER = Path.of("routes");
    private static final Demands NONE = new Demands(Set.of(), Set.of(), Set.of());

    int rehearsals;

    static RouteFile file(String name, String... routes) {
        return new RouteFile(FOLDER.resolve(name + RouteFiles.SUFFIX), String.join("", routes));
    }

    /** A route from one {@code direct:} address to an endpoint. */
    static String route(String id, String to) {
        return """
                - route:
                    id: %1$s
                    from:
                      uri: direct:%1$s
                      steps:
                        - to:
                            id: %1$s-to
                            uri: %2$s
                """.formatted(id, to);
    }

    /** Settings with these values besides the defaults. */
    Settings settings(Map<String, String> values) {
        return load(values);
    }

    ConfigRevision running(Map<String, String> values, RouteFile... files) {
        Settings settings = load(values);
        return ConfigRevision.of(settings, List.of(files), placeholders(settings));
    }

    static Snapshot snapshot(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((key, value) ->
                        text.append(key).append(" = ").append(value).append('\n'));
        return new Snapshot(List.of(new RouteFile(Settings.FILE, text.toString())), List.of());
    }

    @Override
    public List<String> providers() {
        return Given.PROVIDERS.names().texts();
    }

    @Override
    public Settings load(Map<String, String> values) {
        return Settings.of(Given.PROVIDERS.settings(), Path.of(""), values, Map.of(), new Properties());
    }

    @Override
    public Properties placeholders(Settings settings) {
        return settings.placeholders();
    }

    @Override
    public List<Finding> rehearse(List<RouteFile> files, Settings settings) {
        rehearsals++;
        return RouteFiles.faults(FOLDER, files, placeholders(settings), Map.of(), NONE);
    }

    @Override
    public List<Path> settingsFiles() {
        return List.of(Settings.FILE);
    }

    @Override
    public CamelContext context() {
        throw new IllegalStateException("nothing runs");
    }

    @Override
    public void pause() {
        throw new IllegalStateException("nothing runs");
    }

    @Override
    public void resume() {
        throw new IllegalStateException("nothing runs");
    }

    @Override
    public void renew(Settings settings) {
        throw new IllegalStateException("nothing runs");
    }

    @Override
    public Duration longestCall(Settings settings) {
        return Duration.ZERO;
    }

    @Override
    public void runs(long version) {
        throw new IllegalStateException("nothing runs");
    }
}
