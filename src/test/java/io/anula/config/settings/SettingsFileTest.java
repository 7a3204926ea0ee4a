package io.anula.config.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped {@code config/application.properties}, and how such a file is read. */
final class SettingsFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field
    private Path home;

    private static Map<String, Setting<?>> catalog() {
        Map<String, Setting<?>> all = new LinkedHashMap<>();
        Catalog.general().forEach(setting -> all.put(setting.key(), setting));
        Given.PROVIDERS.settings().forEach(provider -> provider.allKeys()
                .forEach(setting -> all.put(provider.provider().text() + '.' + setting.key(), setting)));
        return all;
    }

    private static Map<String, String> shipped() throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Settings.FILE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("=", 2);
                all.put(parts[0].strip(), parts[1].strip());
            }
        }
        return all;
    }

    @Test
    void shouldHoldEveryKeyWithItsDefault() throws IOException {
        Map<String, String> defaults = new LinkedHashMap<>();
        catalog().forEach((key, setting) -> defaults.put(key, setting.fallback()));
        assertEquals(defaults, shipped());
    }

    @Test
    void shouldDescribeEveryKeyInTheLineAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(Settings.FILE);
        catalog().forEach((key, setting) -> {
            int at = lines.indexOf((key + " = " + setting.fallback()).strip());
            assertTrue(at > 0, key);
            assertEquals("# " + setting.description(), lines.get(at - 1), key);
        });
    }

    @Test
    void shouldHaveADefaultThatIsAllowed() {
        catalog().forEach((key, setting) -> assertTrue(setting.kind().allows().test(setting.fallback()), key));
    }

    @Test
    void shouldCountEveryKeyAmongOurs() {
        catalog().keySet().forEach(key -> assertTrue(Catalog.isOurs(key, Given.PROVIDERS.settings()), key));
    }

    @Test
    void shouldTakeTheValuesOfTheProfile_whenOneIsNamed() throws IOException {
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve("application.properties"), "inbox.dir = one\noutbox.dir = out\n");
        Files.writeString(config.resolve("application-cluster.properties"), "inbox.dir = shared\n");
        Settings settings =
                Settings.load(Given.PROVIDERS.settings(), home, Map.of("ANULA_PROFILE", "cluster"), new Properties());
        assertEquals(home.resolve("shared"), settings.get(FolderKeys.INBOX_DIR));
        assertEquals(home.resolve("out"), settings.get(FolderKeys.OUTBOX_DIR));
    }

    @Test
    void shouldNameTheFile_whenThereIsNoneForTheProfile() throws IOException {
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve("application.properties"), "inbox.dir = one\n");
        SettingsException missing = assertThrows(
                SettingsException.class,
                () -> Settings.load(
                        Given.PROVIDERS.settings(), home, Map.of("ANULA_PROFILE", "nowhere"), new Properties()));
        assertTrue(missing.toString().contains("application-nowhere.properties"), missing.toString());
    }

    @Test
    void shouldBeGood_whenItIsTheShippedClusterFile() {
        Settings settings = Settings.load(
                Given.PROVIDERS.settings(), Path.of(""), Map.of("ANULA_PROFILE", "cluster"), new Properties());
        assertTrue(settings.text("store.url").startsWith("jdbc:postgresql:"));
    }

    private Settings load() {
        return Settings.load(Given.PROVIDERS.settings(), home, Map.of(), new Properties());
    }

    private void write(String content) throws IOException {
        Path file = home.resolve(Settings.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    private String mistake() {
        SettingsException wrong = org.junit.jupiter.api.Assertions.assertThrows(SettingsException.class, this::load);
        assertEquals(1, wrong.lines().size());
        return wrong.lines().get(0);
    }

    @Test
    void shouldReadTheFile_inUtf8() throws IOException {
        write("node.name = Ñandú €\nlafactura.max-in-flight=7");
        assertEquals("Ñandú €", load().text("node.name"));
        assertEquals("7", load().text("lafactura.max-in-flight"));
    }

    @Test
    void shouldSayWhereToStart_whenTheFileIsMissing() {
        String line = mistake();
        assertTrue(line.contains(Settings.FILE.toString()) && line.contains(home.toString()), line);
    }

    @Test
    void shouldNameTheFile_whenAnEscapeIsBroken() throws IOException {
        write("node.name = \\u00zz");
        assertTrue(mistake().contains(Settings.FILE.toString()));
    }

    @Test
    void shouldNameTheFile_whenItIsNotUtf8() throws IOException {
        write("");
        Files.write(home.resolve(Settings.FILE), "# Contraseña\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(mistake().contains(Settings.FILE.toString()));
    }

    @Test
    void shouldResolveWhatIsRelative_belowTheHome() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(Settings.FILE), "archive.dir = /srv/archive");
        Settings unit = Settings.load(Given.PROVIDERS.settings(), home, Map.of(), new Properties());
        assertEquals(home.resolve("inbox"), unit.get(FolderKeys.INBOX_DIR));
        assertEquals(Path.of("/srv/archive"), unit.get(FolderKeys.ARCHIVE_DIR));
        assertEquals("jdbc:hsqldb:file:" + home.resolve("data/anula"), unit.text("store.url"));
        assertEquals(home, Settings.home(Map.of("ANULA_HOME", home.toString())));
        assertEquals(Path.of(""), Settings.home(Map.of()));
    }
}
