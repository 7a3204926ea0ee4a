package io.anula.config.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.routes.Finding;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that stands twice in one settings file is named with both lines. */
final class RepeatedKeysTest {
    @TempDir
    private Path folder = Path.of("");

    private Home home(String file) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), file);
        return new Home(Given.PROVIDERS, folder, Map.of(), new Properties());
    }

    private List<Finding> found(String file) throws IOException {
        return home(file).snapshot().repeatedKeys();
    }

    @ParameterizedTest
    @CsvSource({
        "'a.b = 1|c = 2|a.b = 3', 1, 3",
        "'a.b = 1|  a.b:3', 1, 2",
        "'# a.b = 0|a.b 1|!a.b=2||a.b', 2, 5",
        "'a.b = 1, \\|  2|a.b = 3', 1, 3",
        "'a\\.b = 1|a.b = 1', 1, 2",
        "'a.b = 1|a.b = 2|a.b = 3', '1, 2', 3"
    })
    void shouldNameBothLines(String file, String others, int counts) throws IOException {
        List<Finding> found = found(file.replace("|", "\n"));
        assertEquals(1, found.size(), found::toString);
        assertEquals(counts, found.get(0).line());
        assertTrue(
                found.get(0)
                        .what()
                        .startsWith("a.b is set more than once, in lines %s and %d; line %d counts"
                                .formatted(others, counts, counts)),
                found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b = 1|a.c = 1", "#a.b = 1|a.b = 2", "a.b = x \\|a.b = 1", "a.b = \\u00|a.b = 1", ""})
    void shouldNameNothing_whereEachStandsOnce(String file) throws IOException {
        assertEquals(List.of(), found(file.replace("|", "\n")));
    }

    @Test
    void shouldShowNoValue() throws IOException {
        String said = found("lafactura.password = hunter2\nlafactura.password = hunter3\n")
                .get(0)
                .toString();
        assertTrue(said.startsWith(folder.resolve("config/application.properties") + ":2: lafactura.password"), said);
        assertFalse(said.contains("hunter"), said);
    }

    @Test
    void shouldBeToldWithTheMistakesOfAStart() throws IOException {
        SettingsException wrong =
                assertThrows(SettingsException.class, home("http.port = 1\nhttp.port = many\n")::settings);
        assertTrue(wrong.warnings().get(0).contains("lines 1 and 2"), wrong::getMessage);
    }
}
