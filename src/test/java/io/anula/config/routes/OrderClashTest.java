package io.anula.config.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two routes with one startup order are named with file and line before anything is started. */
final class OrderClashTest {
    private static final String ROUTE = """
            - route:
                id: %s
                startupOrder: "%s"
                from:
                  uri: timer:%1$s
                  steps:
                    - log: x
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<Finding> clashes(String first, String second) throws IOException {
        Files.writeString(folder.resolve("a.camel.yaml"), ROUTE.formatted("one", first));
        Files.writeString(folder.resolve("b.camel.yaml"), ROUTE.formatted("two", second));
        Files.writeString(folder.resolve("c.camel.yaml"), "- route: [");
        Properties placeholders = new Properties();
        placeholders.setProperty("own.order", "7");
        return RouteFiles.orderClashes(RouteFiles.read(folder), placeholders);
    }

    @Test
    void shouldNameFileAndLine_ofBoth() throws IOException {
        for (String second : List.of("7", "{{own.order}}")) {
            List<Finding> found = clashes("7", second);
            assertEquals(1, found.size(), found::toString);
            assertEquals(folder.resolve("b.camel.yaml"), found.get(0).file());
            assertEquals(3, found.get(0).line());
            assertTrue(
                    found.get(0)
                            .what()
                            .contains("'one' has it already, " + folder.resolve("a.camel.yaml") + ", line 3"),
                    found::toString);
        }
    }

    @Test
    void shouldNameNothing_whereEachHasItsOwn() throws IOException {
        assertEquals(List.of(), clashes("7", "8"));
        assertEquals(List.of(), clashes("7", "{{unknown}}"));
    }
}
