package io.anula.config.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import io.anula.testing.AnulaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The versions as operators list them and go back to one, beside the running program and without it. */
final class ConfigCommandIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String OWN = """
            - route:
                id: own
                description: An operator's own
                routeConfigurationId: other-failures
                from:
                  uri: scheduler:own
                  description: Now and then
                  steps:
                    - bean:
                        id: own-look
                        ref: table
                        method: look
            """;

    private static AnulaProcess in(Path home) throws IOException {
        for (String folder : List.of("config", "routes")) {
            Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(file));
                }
            }
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return AnulaProcess.ofJar(
                    home,
                    Map.of(
                            "HTTP_PORT", "0",
                            "STORE_LISTEN", "127.0.0.1:" + free.getLocalPort(),
                            "LAFACTURA_URL", "http://127.0.0.1:1/"));
        }
    }

    /** The last line that a command wrote. */
    private static String said(Path home) throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("config.log"));
        return lines.get(lines.size() - 1);
    }

    private static JsonNode versions(AnulaProcess anula, Path home) throws Exception {
        assertEquals(0, anula.command("config", "log", "--json"));
        return Json.mapper().readTree(said(home));
    }

    @Test
    void shouldListAndGoBack_besideTheServiceAndWithoutIt(@TempDir Path home) throws Exception {
        try (AnulaProcess anula = in(home)) {
            anula.start();
            anula.awaitUp();
            Path file = home.resolve("routes").resolve("5-retention.camel.yaml");
            Path own = home.resolve("routes").resolve("9-own.camel.yaml");
            String shipped = Files.readString(file);
            Files.writeString(own, OWN);
            await().atMost(SOON).until(() -> Files.readString(anula.log()).contains("Version 2 "));
            Files.writeString(file, shipped.replace("initialDelay: 5000", "initialDelay: 4000"));
            await().atMost(SOON).until(() -> Files.readString(anula.log()).contains("Version 3 "));

            JsonNode versions = versions(anula, home);
            assertEquals(3, versions.size());
            assertEquals(3, versions.get(2).path("version").asInt());
            assertEquals(
                    "[\"routes/5-retention.camel.yaml\"]",
                    versions.get(2).path("changed").toString());
            assertEquals(
                    64,
                    versions.get(0)
                            .path("files")
                            .path("config/application.properties")
                            .asText()
                            .length());
            assertEquals(0, anula.command("config", "log"));
            assertTrue(said(home).contains("routes/5-retention.camel.yaml"));

            assertEquals(1, anula.command("config", "rollback", "17"));
            assertTrue(
                    said(home).startsWith("There is no version 17. 'anula config log' lists those that are /"),
                    said(home));
            assertEquals(2, anula.command("config", "rollback", "one"));
            assertEquals(2, anula.command("config"));

            assertEquals(0, anula.command("config", "rollback", "1"));
            assertEquals(shipped, Files.readString(file));
            assertFalse(Files.exists(own));
            assertTrue(Files.exists(own.resolveSibling("9-own.camel.yaml.off")));
            await().atMost(SOON).until(() -> Files.readString(anula.log()).contains("Version 4 "));
            assertEquals(0, anula.end());

            assertEquals(4, versions(anula, home).size());
            assertEquals(0, anula.command("config", "rollback", "3"));
            assertTrue(Files.exists(own));
            anula.start();
            anula.awaitUp();
            assertEquals(5, versions(anula, home).size());
            assertEquals(0, anula.end());
        }
    }
}
