package io.anula.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.anula.InProcess;
import io.anula.io.Json;
import io.anula.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped example of a request over the API, run by PHP itself where there is one. */
final class PhpRequestTest {
    private static final String EXAMPLE = "src/main/dist/examples/request-by-api.php";
    private static final String TOKEN = "a-token-of-programs";

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void wantPhp() {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "php")));
        assumeTrue(there, "no php here");
    }

    private record Said(int exit, String out) {}

    private Said asked(int port, String document) throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("cancel.json"), document);
        ProcessBuilder php = new ProcessBuilder("php", EXAMPLE, file.toString());
        php.environment().putAll(Map.of("ANULA_URL", "http://127.0.0.1:" + port, "ANULA_TOKEN", TOKEN));
        Process process = php.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out);
    }

    @Test
    void shouldBeAnsweredAsTheFirstTime_whenTheSameDocumentComesAgain() throws Exception {
        int port = FreePort.next();
        Map<String, String> settings = Map.of("HTTP_PORT", Integer.toString(port), "API_TOKEN", TOKEN);
        try (InProcess service = InProcess.running(home, settings, Clock.systemUTC())) {
            String document = "{\"provider\":\"lafactura\",\"tascode\":\"fc-php-%s\",\"description\":\"ñandú\"}";
            Said first = asked(port, document.formatted("1"));
            assertEquals(0, first.exit(), first.out());
            assertEquals(1, Json.own(first.out()).path("accepted").size(), first.out());
            assertEquals(first, asked(port, document.formatted("1")), "the same receipt, and no second request");
            Said wrong = asked(port, document.formatted("2").replace("fc-", "nc-"));
            assertEquals(1, wrong.exit(), wrong.out());
            assertTrue(wrong.out().contains("credit note"), wrong.out());
            assertTrue(service.database().isReachable());
        }
    }
}
