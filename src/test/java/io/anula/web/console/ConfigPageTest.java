package io.anula.web.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.store.ConfigFile;
import io.anula.store.ConfigVersions;
import io.anula.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the console says of settings and routes while they are edited. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit calls start before any test
final class ConfigPageTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PASSWORD = "never-to-be-shown";

    private final int port = FreePort.next();
    private final Browser browser = new Browser(port);
    private Path settings;
    private Path route;
    private InProcess service;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        for (Path from : List.of(Path.of("config"), Path.of("routes"))) {
            Files.createDirectories(home.resolve(from));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(file));
                }
            }
        }
        settings = home.resolve("config").resolve("application.properties");
        route = home.resolve("routes").resolve("5-retention.camel.yaml");
        set("lafactura.password", PASSWORD);
        service = InProcess.editable(home, Map.of("HTTP_PORT", Integer.toString(port)), Clock.systemUTC());
    }

    @AfterAll
    void end() {
        service.close();
    }

    /** Gives a setting another value, as an editor would: written beside, renamed into place. */
    private void set(String key, String value) throws IOException {
        String others = Files.readAllLines(settings).stream()
                .filter(line -> !line.startsWith(key + " "))
                .collect(Collectors.joining("\n"));
        save(settings, others + "\n" + key + " = " + value + "\n");
    }

    private static void save(Path file, String text) throws IOException {
        Path beside = Files.writeString(file.resolveSibling("saving.tmp"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The row of that version among all that there were. */
    private String row(long version) {
        Matcher row = Pattern.compile("(?s)<tr role=\"row\" id=\"v%d\">.*?</tr>".formatted(version))
                .matcher(browser.page("/config"));
        assertTrue(row.find(), "version " + version);
        return row.group();
    }

    @Test
    @Order(1)
    void shouldShowTheVersionThatRuns_withTheHashesOfItsFiles() {
        assertTrue(browser.page("/").contains("Configuration version 1</a>, since <time"));
        String page = browser.page("/config");
        assertEquals(1, service.live().version());
        List<ConfigFile> files = service.live().files();
        assertTrue(files.size() > 5, files::toString);
        files.forEach(file ->
                assertTrue(page.contains(file.name()) && page.contains(file.sha256()), file.name() + " in " + page));
        assertTrue(page.contains("The files are as they run."), page);
        assertTrue(row(1).contains("The first; files: %d".formatted(files.size())), row(1));
        assertTrue(row(1).contains(">runs<"), row(1));
    }

    @Test
    @Order(2)
    void shouldShowTheNextVersion_andWhatItChanged() throws IOException {
        set("poll.max-delay", "61m");
        await().atMost(SOON).until(() -> browser.page("/config?part=version").contains("Configuration version 2</a>"));
        assertTrue(row(2).contains("<li>config/application.properties</li>"), row(2));
        assertFalse(row(2).contains("routes/"), row(2));
        assertTrue(row(2).contains(">runs<"), row(2));
        assertFalse(row(1).contains(">runs<"), row(1));
    }

    @Test
    @Order(3)
    void shouldNameTheSettingsThatWaitForARestart() throws IOException {
        set("store.min-free", "2MB");
        await().atMost(SOON).until(() -> browser.page("/config?part=running").contains("<code>store.min-free</code>"));
        String part = browser.page("/config?part=running");
        assertTrue(part.contains("Restart needed"), part);
        assertFalse(part.contains("The files are as they run."), part);
    }

    @Test
    @Order(4)
    void shouldSayWhatIsRefused_withFileAndLineAndMoment() throws IOException {
        String before = Files.readString(route);
        save(
                route,
                before.replace("uri: scheduler:", "uri: nosuch:")
                        .replace("initialDelay: 5000", "password: " + PASSWORD));
        await().atMost(SOON).until(() -> browser.page("/config?part=running").contains("An edit is not taken"));
        String part = browser.page("/config?part=running");
        assertTrue(
                Pattern.compile("<code>routes/5-retention\\.camel\\.yaml:\\d+</code>[^<]*nosuch")
                        .matcher(part)
                        .find(),
                part);
        assertTrue(part.contains("Found at <time"), part);
        assertFalse(part.contains(PASSWORD), part);
        assertTrue(browser.with("Accept-Language", "es").page("/config").contains("Una edición no se aplica"));
        browser.with("Accept-Language", "en");
        save(route, before);
        await().atMost(SOON).until(() -> !browser.page("/config?part=running").contains("An edit is not taken"));
    }

    @Test
    @Order(5)
    void shouldGoBackToOlderVersions_pageByPage() {
        ConfigVersions versions = new ConfigVersions(service.database(), Clock.systemUTC(), "another node");
        long last = 0;
        for (int i = 0; i < 20; i++) {
            last = versions.note(List.of(ConfigFile.kept("routes/x.camel.yaml", "# " + i)))
                    .version();
        }
        String page = browser.page("/config");
        assertTrue(page.contains("id=\"v%d\"".formatted(last)) && page.contains("another node"), page);
        assertFalse(page.contains("id=\"v1\""), page);
        Matcher next = Pattern.compile("href=\"(/config\\?before=\\d+)\"").matcher(page);
        assertTrue(next.find(), page);
        String older = browser.page(next.group(1));
        assertTrue(older.contains("id=\"v1\"") && !older.contains("id=\"v%d\"".formatted(last)), older);
        assertFalse(older.contains("data-live hx-get=\"/config?part=versions\""), older);
    }

    @Test
    @Order(6)
    void shouldShowNothingOfWhatFilesHold() throws IOException {
        assertTrue(Files.readString(settings).contains(PASSWORD));
        for (String part : List.of("", "?part=version", "?part=running", "?part=versions")) {
            String page = browser.page("/config" + part);
            assertFalse(page.contains(PASSWORD) || page.contains("routeConfigurationId"), page);
        }
    }

    @Test
    @Order(7)
    void shouldNotBeThere_byOtherNames() {
        assertEquals(404, browser.get("/config?part=files").statusCode());
        assertEquals(404, browser.get("/config/application.properties").statusCode());
        assertEquals(200, browser.get("/config?before=x").statusCode());
    }
}
