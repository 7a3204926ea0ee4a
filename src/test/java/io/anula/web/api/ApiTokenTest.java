package io.anula.web.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.testing.FreePort;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API where a token is set. */
final class ApiTokenTest {
    private static final String TOKEN = "a-token-of-programs";

    @Test
    void shouldAnswerWhoeverHasTheToken_andNobodyElse(@TempDir Path home) {
        int port = FreePort.next();
        Map<String, String> settings = Map.of("HTTP_PORT", Integer.toString(port), "API_TOKEN", TOKEN);
        try (InProcess service = InProcess.running(home, settings, Clock.systemUTC())) {
            new Conversation(port).get(401, "/api/cancellations");
            new Conversation(port).with("Authorization", "Bearer wrong").get(401, "/api/summary");
            new Conversation(port).with("Authorization", "Basic " + TOKEN).get(401, "/api/summary");
            new Conversation(port).with("Authorization", "Bearer " + TOKEN).get(200, "/api/summary");
            assertTrue(service.database().isReachable());
        }
    }
}
