package io.anula.config.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.settings.SettingsException;
import io.anula.testing.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mistakes in the settings of a home: all at once, with their lines. */
final class HomeTest {
    @TempDir
    private Path folder = Path.of("");

    private SettingsException wrong(String file, Map<String, String> environment) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), file);
        Home home = new Home(Given.PROVIDERS, folder, environment, new Properties());
        return assertThrows(SettingsException.class, home::settings);
    }

    @Test
    void shouldNameFileAndLine_ofEveryMistakeOfTheFile() throws IOException {
        SettingsException wrong = wrong("# mine\npoll.facter = 2\n\nhttp.port = many\n", Map.of());
        Path file = folder.resolve("config/application.properties");
        assertEquals(
                file + ":4: http.port = \"many\": ",
                wrong.lines().get(0).split("expected", 2)[0],
                wrong.lines()::toString);
        assertEquals(
                file + ":2: poll.facter = \"2\": no such setting. Did you mean poll.factor?",
                wrong.lines().get(1));
    }

    @Test
    void shouldNameNoLine_whereTheEnvironmentCounts() throws IOException {
        SettingsException wrong = wrong("http.port = 8080\n", Map.of("HTTP_PORT", "many"));
        assertTrue(wrong.lines().get(0).startsWith("http.port = \"many\""), wrong.lines()::toString);
    }

    @Test
    void shouldSayWhichAccountsAreOfTheEnvironmentAlone() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/application.properties"),
                "lafactura.url = http://a\nlafactura.accounts.north.url = http://n\n");
        Home home = new Home(
                Given.PROVIDERS,
                folder,
                Map.of("LAFACTURA_ACCOUNTS_SUR_PASSWORD", "secret-value", "LAFACTURA_ACCOUNTS_NORTH_PASSWORD", "x"),
                new Properties());
        List<String> said = home.accountsOfEnvironment(home.settings());
        assertEquals(1, said.size(), said::toString);
        assertTrue(
                said.get(0).contains("lafactura.accounts.sur.*") && !said.get(0).contains("secret"), said::toString);
    }

    @Test
    void shouldTellOfMisspeltVariables_whileOtherMistakesAreThere() throws IOException {
        SettingsException wrong = wrong("http.port = many\n", Map.of("LAFACTURA_PASSWROD", "secret-value"));
        assertEquals(1, wrong.lines().size(), wrong.lines()::toString);
        assertTrue(
                wrong.warnings().get(0).contains("LAFACTURA_PASSWROD sets nothing. Did you mean LAFACTURA_PASSWORD?"),
                wrong.warnings()::toString);
        assertEquals(2, wrong.getMessage().lines().count(), wrong::getMessage);
    }
}
