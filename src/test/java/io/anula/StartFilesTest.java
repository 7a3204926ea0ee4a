package io.anula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.live.Home;
import io.anula.config.live.StartFiles;
import io.anula.testing.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start refuses that nobody edits: the routes that its calls pass. */
final class StartFilesTest {
    /** The files are from before the start. */
    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        for (String each : new String[] {"routes", "config"}) {
            Files.createDirectories(folder.resolve(each));
            try (Stream<Path> files = Files.list(Path.of(each))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file));
                }
            }
        }
    }

    private Home home() {
        return new Home(
                Given.PROVIDERS,
                folder,
                Map.of(
                        "STORE_URL",
                        "jdbc:hsqldb:file:" + folder.resolve("data").resolve("anula"),
                        "HTTP_PORT",
                        "0",
                        "STORE_LISTEN",
                        ""),
                new Properties());
    }

    private Path route(String name) {
        return folder.resolve("routes").resolve(name + ".camel.yaml");
    }

    private StartFiles.Begun read() {
        return new StartFiles(
                        home(),
                        (routes, clock) -> Wiring.dryRun(routes, Given.PROVIDERS, clock),
                        Clock.systemUTC(),
                        LATER,
                        () -> true)
                .read();
    }

    private String refused() {
        return assertThrows(IllegalStateException.class, this::read).getMessage();
    }

    @Test
    void shouldRefuse_whenTheRoutesOfAProviderAreGone() throws IOException {
        Files.delete(route("lafactura"));
        String why = refused();
        assertTrue(why.contains("direct:lafactura-request: no route begins there"), why);
        assertTrue(why.contains("direct:lafactura-answer: no route begins there"), why);
        assertEquals(2, why.lines().count(), why);
    }

    @Test
    void shouldRefuse_whenThePoliciesAreGone() throws IOException {
        Files.delete(route("failures"));
        String why = refused();
        assertTrue(why.contains(route("call") + ":"), why);
        assertTrue(why.contains("routeConfigurationId 'call-failures'"), why);
    }

    @Test
    void shouldRefuse_whenARouteWasCutBetweenTwoSteps() throws IOException {
        String step = "        - to:\n            id: call-record\n            uri: direct:record\n";
        String call = Files.readString(route("call"));
        Files.writeString(route("call"), call.replace(step, ""));
        String why = refused();
        assertTrue(why.contains(route("call") + ":"), why);
        assertTrue(why.contains("call lacks what Anula needs, or has it out of turn: direct:record"), why);
    }

    @Test
    void shouldNameTheLine_whenAFileIsNotYaml() throws IOException {
        Files.writeString(route("3-track"), "- route: [\n");
        String why = refused();
        assertTrue(why.contains(route("3-track") + ":"), why);
        assertTrue(why.contains("not YAML"), why);
    }

    @Test
    void shouldStart_withoutARouteThatNoOtherNeeds() throws IOException {
        Files.delete(route("5-retention"));
        assertEquals(13, read().files().routes().size());
    }

    @Test
    void shouldNameTheRoutes_whenCamelRefusesToStartThem() throws IOException {
        Files.writeString(
                route("3-track"), Files.readString(route("3-track")).replace("startupOrder: 510", "startupOrder: 900"));
        Home home = home();
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> Service.start(
                        home.settings(), home.snapshot(), home, Clock.systemUTC())
                .close());
        assertTrue(
                refused.getMessage()
                        .contains(route("3-track")
                                + ":8: startupOrder 900 of route 'track': route 'intake-file' has it already, "
                                + route("1-intake-file") + ", line 8"),
                refused::getMessage);
    }
}
