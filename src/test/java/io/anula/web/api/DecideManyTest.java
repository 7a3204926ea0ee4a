package io.anula.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.testing.HeldService;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One decision on many over HTTP; every answer is as the description says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
final class DecideManyTest {
    private static final String DECISIONS = "/api/cancellations/decisions";

    private HeldService service;
    private Conversation api;

    @BeforeAll
    void start(@TempDir Path home) {
        service = new HeldService(home, 4);
        api = new Conversation(service.port).with("Authorization", "Bearer " + HeldService.TOKEN);
    }

    @AfterAll
    void end() {
        service.close();
    }

    private void refused(int status, String kind, String body) {
        JsonNode problem = api.post(status, DECISIONS, body);
        assertTrue(problem.path("type").asText().endsWith(kind), problem::toString);
    }

    @Test
    void shouldRefuseWhatItCannotRead_andChangeNothing() {
        refused(400, "no-json", "[]");
        refused(422, "wrong-decision", "{\"decision\":\"check\",\"reason\":\"x\",\"filter\":{}}");
        refused(422, "wrong-decision", "{\"decision\":\"retry\",\"reason\":\"x\"}");
        refused(422, "wrong-decision", "{\"decision\":\"retry\",\"reason\":\"x\",\"items\":[],\"filter\":{}}");
        refused(422, "wrong-decision", "{\"decision\":\"retry\",\"reason\":\"x\",\"items\":[]}");
        refused(422, "wrong-decision", "{\"decision\":\"retry\",\"reason\":\"x\",\"items\":[{\"version\":1}]}");
        refused(
                422,
                "wrong-decision",
                "{\"decision\":\"retry\",\"reason\":\"x\",\"items\":[{\"id\":\"a\",\"version\":-1}]}");
        refused(422, "wrong-decision", "{\"decision\":\"retry\",\"filter\":{}}");
        refused(422, "wrong-decision", "{\"decision\":\"hold\",\"reason\":\"x\",\"filter\":{}}");
        refused(422, "wrong-decision", "{\"decision\":\"resolve\",\"reason\":\"x\",\"filter\":{}}");
        refused(422, "wrong-decision", "{\"decision\":\"retry\",\"reason\":\"x\",\"filter\":{\"cause\":\"no-such\"}}");
        refused(422, "wrong-decision", "{\"decision\":\"retry\",\"reason\":\"x\",\"filter\":{\"causes\":\"refused\"}}");
        refused(422, "wrong-decision", "{\"decision\":\"retry\",\"reason\":\"x\",\"filter\":{\"state\":\"SENT\"}}");
        refused(
                422,
                "wrong-decision",
                "{\"decision\":\"retry\",\"reason\":\"x\",\"filter\":{\"provider\":\"no-such\"}}");
        api.post(415, DECISIONS, "{}", "text/plain");
        assertEquals(16, service.held().size());
    }

    @Test
    void shouldPreviewAFilter_andDecideWithoutWhatIsInDoubt() {
        String filter = "\"filter\":{\"state\":\"HELD\",\"provider\":\"calipso\",\"account\":\"CENTRO\"}";
        JsonNode preview = api.post(200, DECISIONS, "{\"decision\":\"retry\",\"dryRun\":true," + filter + '}');
        assertEquals(2, preview.path("done").asInt(), preview::toString);
        assertEquals(2, preview.path("outOfDoubt").asInt());
        assertEquals(2, preview.at("/states/READY").asInt());
        assertEquals(2, preview.at("/causes/reopened").asInt());
        JsonNode blind = api.post(200, DECISIONS, "{\"decision\":\"retry\",\"reason\":\"x\"," + filter + '}');
        assertEquals(0, blind.path("done").asInt());
        assertEquals("version-wanted", blind.at("/results/0/outcome").asText(), blind::toString);
        assertEquals(
                preview.at("/results/0/version").asInt(),
                service.life(preview.at("/results/0/id").asText())
                        .path("version")
                        .asInt(),
                "nothing was changed");
        JsonNode unknown = api.post(
                200,
                DECISIONS,
                "{\"decision\":\"resolve\",\"notCancelled\":true,\"reason\":\"x\",\"items\":[{\"id\":\"no-such\"}]}");
        assertEquals("unknown", unknown.at("/results/0/outcome").asText());
    }
}
