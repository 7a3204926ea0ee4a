package io.anula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.config.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The folder {@code routes} with {@code config/application.properties}, as they ship. */
final class ShippedRoutesTest {
    @Test
    void shouldHaveNoFindings() {
        Settings settings = Settings.load(Path.of(""), Map.of(), new Properties());
        assertEquals(List.of(), CheckCommand.findings(settings, Path.of("")));
    }
}
