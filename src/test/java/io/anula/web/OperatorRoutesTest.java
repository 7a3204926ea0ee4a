package io.anula.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.testing.FreePort;
import io.anula.testing.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators may answer by HTTP too: with a {@code platform-http} route, at the same port and behind the same guard. */
final class OperatorRoutesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ROUTE = """
            - route:
                id: %s
                description: Answers by HTTP
                from:
                  uri: platform-http:%s
                  steps:
                    - setBody:
                        simple: "%s ${body}"
            """;

    private final int port = FreePort.next();
    private final RawHttp raw = new RawHttp(port, Duration.ofSeconds(10));

    private static void copy(Path folder, Path home) throws IOException {
        Files.createDirectories(home.resolve(folder));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(file));
            }
        }
    }

    private static void save(Path home, String id, String path, String says) throws IOException {
        Path routes = home.resolve("routes");
        Path beside = Files.writeString(routes.resolve("saving.tmp"), ROUTE.formatted(id, path, says));
        Files.move(beside, routes.resolve(id + ".camel.yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void awaitAnswer(String path, String says) {
        await().atMost(SOON).until(() -> Web.post(port, path, "{}").body().equals(says + " {}"));
    }

    @Test
    void shouldAnswer_alsoWhatIsAddedAndChangedWhileItRuns(@TempDir Path home) throws IOException {
        copy(Path.of("config"), home);
        copy(Path.of("routes"), home);
        save(home, "mine", "/mine", "first");
        try (InProcess service =
                InProcess.editable(home, Map.of("HTTP_PORT", Integer.toString(port)), Clock.systemUTC())) {
            assertTrue(service.live().refused().isEmpty(), () -> service.live().toString());
            assertEquals("first {}", Web.post(port, "/mine", "{}").body());
            assertEquals(404, Web.get(port, "/later").statusCode());
            save(home, "later", "/later?httpMethodRestrict=POST", "added");
            awaitAnswer("/later", "added");
            save(home, "mine", "/mine", "second");
            awaitAnswer("/mine", "second");

            assertEquals(405, Web.get(port, "/later").statusCode());
            assertEquals(
                    413,
                    Web.post(port, "/mine", "x".repeat(Endpoint.FORM_BYTES + 1)).statusCode());
            assertEquals(
                    "other-site",
                    raw.send("POST /mine HTTP/1.1\nHost: localhost\nSec-Fetch-Site: cross-site\nContent-Length: 0\n\n")
                            .problem());
            assertTrue(Web.get(port, "/routes").body().contains("r-later\""));
        }
    }
}
