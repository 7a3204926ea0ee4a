package io.anula.cli;

import static io.anula.config.settings.FolderKeys.INBOX_DIR;
import static io.anula.config.settings.HttpKeys.HTTP_PORT;
import static io.anula.config.settings.StoreKeys.STORE_URL;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_URL;
import static io.anula.config.settings.TimeKeys.POLL_FACTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.testing.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code demo} works: apart from all that is real. */
@NullMarked
final class DemoHomeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field
    private Path parent;

    @Test
    void shouldHoldTheShippedSettingsAndRoutes_whereTheFolderWasEmpty() throws IOException {
        Home home = DemoHome.make(parent, Map.of(), new Properties());
        assertEquals(parent.resolve("demo"), home.folder());
        assertEquals(-1L, Files.mismatch(Settings.FILE, home.folder().resolve(Settings.FILE)));
        assertEquals(
                -1L,
                Files.mismatch(
                        Path.of("routes", "2-submit.camel.yaml"), home.routes().resolve("2-submit.camel.yaml")));
        assertTrue(home.settings().isSimulated());
    }

    @Test
    void shouldUseNothingReal_whateverTheEnvironmentSays() throws IOException {
        Properties system = new Properties();
        system.setProperty("calipso.url", "https://erp.example/");
        Map<String, String> environment = Map.of(
                "LAFACTURA_URL", "https://real.example/api2.0",
                "LAFACTURA_ACCOUNTS_NORTE_URL", "https://real.example/api2.0",
                "STORE_URL", "jdbc:postgresql://db/anula",
                "REQUESTS_TABLE_URL", "jdbc:mariadb://db/whmcs",
                "INBOX_DIR", "/srv/inbox",
                "HTTP_PORT", "0");
        Settings unit = DemoHome.make(parent, environment, system).settings();
        assertEquals("http://127.0.0.1:8099/lafactura/api2.0", unit.text("lafactura.url"));
        assertEquals("http://127.0.0.1:8099/calipso/", unit.text("calipso.url"));
        assertEquals(1, unit.accounts(Given.LAFACTURA).size());
        assertTrue(unit.get(STORE_URL).startsWith("jdbc:hsqldb:file:" + parent), unit.get(STORE_URL));
        assertEquals("", unit.get(REQUESTS_TABLE_URL));
        assertEquals(parent.resolve("demo").resolve("inbox"), unit.get(INBOX_DIR));
        assertEquals(0, unit.get(HTTP_PORT));
    }

    @Test
    void shouldLeaveAnEditedFileAsItIs() throws IOException {
        Path edited = DemoHome.make(parent, Map.of(), new Properties()).folder().resolve(Settings.FILE);
        Files.writeString(edited, "poll.factor = 2");
        Settings again = DemoHome.make(parent, Map.of(), new Properties()).settings();
        assertEquals(2, again.get(POLL_FACTOR));
    }
}
