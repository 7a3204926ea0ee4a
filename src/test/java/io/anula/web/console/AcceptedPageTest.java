package io.anula.web.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of an accepted cancellation tells where its documents and its evidence are. */
final class AcceptedPageTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern PAGE = Pattern.compile("href=\"(/cancellations/[0-9A-Z]{26})");

    @Test
    void shouldShowLinksCudeAndEvidence(@TempDir Path home) throws IOException {
        int port = FreePort.next();
        Map<String, String> environment =
                Map.of("HTTP_PORT", Integer.toString(port), "POLL_FIRST_DELAY", "1s", "POLL_MAX_DELAY", "1s");
        try (Simulator simulator = Simulator.start(
                SimulatorOptions.builder().verifiesUntilDecided(1).build())) {
            Map<String, String> all = new HashMap<>(environment);
            all.put("LAFACTURA_URL", simulator.laFacturaUrl());
            InProcess service = InProcess.running(home, all, Clock.systemUTC());
            try {
                Path written = Files.writeString(
                        home.resolve("a.json"),
                        "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"Factura duplicada por error\"}");
                Files.move(written, home.resolve("inbox").resolve("a.json"));
                Browser browser = new Browser(port);
                await().atMost(SOON).until(() -> browser.page("/cancellations").contains("state-ACCEPTED"));
                Matcher found = PAGE.matcher(browser.page("/cancellations"));
                assertTrue(found.find());
                String page = browser.page(found.group(1));
                assertTrue(
                        Pattern.compile(
                                        "<dt>url</dt><dd class=\"long\"><a href=\"https?://[^\"]+\" rel=\"noopener noreferrer\">")
                                .matcher(page)
                                .find(),
                        page);
                assertTrue(
                        Pattern.compile("<dt>CUDE/CUFE</dt><dd class=\"long\">[0-9a-f]{20,}")
                                .matcher(page)
                                .find(),
                        page);
                assertTrue(
                        Pattern.compile("<dt>Evidence</dt><dd class=\"long\"><code>[^<]+fc-1")
                                .matcher(page)
                                .find(),
                        page);
            } finally {
                service.close();
            }
        }
    }
}
