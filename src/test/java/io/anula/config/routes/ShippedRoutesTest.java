package io.anula.config.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.InProcess;
import io.anula.config.settings.Settings;
import io.anula.intake.table.TableCheck;
import io.anula.intake.table.TableSettings;
import io.anula.testing.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folder {@code routes} with {@code config/application.properties}, as they ship. */
final class ShippedRoutesTest {
    @Test
    void shouldHaveNoFindings() {
        Settings settings = Settings.load(Given.PROVIDERS.settings(), Path.of(""), Map.of(), new Properties());
        assertEquals(List.of(), InProcess.findings(settings, Path.of("")));
        assertEquals(List.of(), TableCheck.of(TableSettings.of(settings)));
    }

    @Test
    void shouldBeAsCamelsSchemaAndOurStyleWantThem_andTheReadyOnesToo() {
        List<RouteFile> files = Stream.of("routes", "routes/optional", "src/main/dist/examples")
                .map(Path::of)
                .map(RouteFiles::read)
                .flatMap(List::stream)
                .toList();
        assertEquals(23, files.size());
        for (RouteFile file : files) {
            assertEquals(List.of(), Schema.shipped().check(file));
            assertEquals(List.of(), RouteFiles.style(file));
        }
    }
}
