package io.anula.web.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.InProcess;
import io.anula.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The findings over the API; each answer is as the description says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
final class ReconciliationApiTest {
    private static final String ADDRESS = "/api/reconciliation";

    private final int port = FreePort.next();
    private final Conversation api = new Conversation(port).with("Authorization", "Bearer a-token-of-the-api");
    private InProcess service;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        service = InProcess.running(
                home,
                Map.of("HTTP_PORT", Integer.toString(port), "API_TOKEN", "a-token-of-the-api"),
                Clock.systemUTC());
        Path lists = Files.createDirectories(home.resolve("lists"));
        Files.writeString(lists.resolve("a.csv.part"), "nota,factura\nnc-1,fc-1\n,\n");
        Files.move(lists.resolve("a.csv.part"), lists.resolve("a.csv"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !api.get(200, ADDRESS).path("lists").isEmpty());
    }

    @AfterAll
    void end() {
        service.close();
    }

    @Test
    void shouldShowFindingsListsAndTheLastRun() {
        JsonNode answer = api.get(200, ADDRESS);
        assertEquals("note-without-request", answer.at("/findings/0/code").asText());
        assertEquals("a.csv", answer.at("/lists/0/name").asText());
        assertEquals("a.csv", answer.at("/findings/0/source").asText());
        api.get(200, ADDRESS + "?format=csv");
        assertEquals(
                "urn:anula:problem:wrong-parameter",
                api.get(400, ADDRESS + "?format=xls").path("type").asText());
    }

    @Test
    void shouldRunNow() {
        api.post(202, ADDRESS + "/run", "");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            JsonNode run = api.get(200, ADDRESS).path("run");
            return run.path("number").asInt() == 1 && !run.path("running").asBoolean();
        });
    }

    @Test
    void shouldMarkWhatAPersonHasSeen_andNameWhatIsNoFinding() {
        String id = api.get(200, ADDRESS).at("/findings/0/id").asText();
        api.post(415, ADDRESS + "/seen", "x", "text/plain");
        api.post(400, ADDRESS + "/seen", "[]");
        api.post(422, ADDRESS + "/seen", "{\"ids\":[\"%s\"]}".formatted(id));
        api.post(422, ADDRESS + "/seen", "{\"ids\":[],\"reason\":\"why\"}");
        JsonNode answer =
                api.post(200, ADDRESS + "/seen", "{\"ids\":[\"%s\",\"nosuch\"],\"reason\":\"why\"}".formatted(id));
        assertEquals(1, answer.path("seen").asInt());
        assertEquals("nosuch", answer.at("/unknown/0").asText());
        JsonNode after = api.get(200, ADDRESS);
        assertEquals(0, after.path("open").asInt());
        assertEquals("api", after.at("/findings/0/seenBy").asText());
    }

    @Test
    void shouldWantTheToken() {
        Conversation stranger = new Conversation(port);
        stranger.get(401, ADDRESS);
        stranger.post(401, ADDRESS + "/run", "");
        stranger.post(401, ADDRESS + "/seen", "{\"ids\":[\"x\"],\"reason\":\"why\"}");
    }
}
