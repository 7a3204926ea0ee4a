package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ControlTest {
    private final Simulator simulator = Simulator.start(Calls.options().build());

    @AfterEach
    void close() {
        simulator.close();
    }

    private Wire.Answer call(String method, String path, String body) throws IOException {
        return Wire.once(simulator.port(), method, path, body);
    }

    private static JsonNode json(Wire.Answer answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldListEveryFault_whenAskedForFaults() throws IOException {
        JsonNode rates = json(call("GET", "/faults", ""));
        assertEquals(Fault.values().length, rates.size());
        assertEquals(0, rates.path("hang-after").asDouble());
    }

    @Test
    void shouldStrikeUntilCleared_whenARateIsPut() throws IOException {
        assertEquals(1, json(call("PUT", "/faults", "{\"503\":1}")).path("503").asDouble());
        call("PUT", "/faults", "{\"zip-404\":1}");
        assertEquals(503, Calls.cancel(simulator, "fc-1").status());
        assertEquals(0, json(call("DELETE", "/faults", "")).path("503").asDouble());
        assertEquals(200, Calls.cancel(simulator, "fc-1").bodyCode());
    }

    @Test
    void shouldChangeNothing_whenOneRateIsImpossible() throws IOException {
        for (String body :
                new String[] {"{\"503\":0.5,\"nope\":1}", "{\"503\":2}", "{\"503\":\"x\"}", "[]", "{\"refuse\":1}"}) {
            assertEquals(400, call("PUT", "/faults", body).status(), body);
        }
        assertEquals(0, json(call("GET", "/faults", "")).path("503").asDouble());
    }

    @Test
    void shouldPlayInOrder_whenAScriptIsPosted() throws IOException {
        String script = "{\"invoice\":\"fc-1\",\"cancel\":[\"500-before\",\"503\"],\"verify\":[\"body-400\"]}";
        assertEquals(200, call("POST", "/script", script).status());
        assertEquals(200, Calls.cancel(simulator, "fc-2").bodyCode());
        assertEquals(500, Calls.cancel(simulator, "fc-1").status());
        assertEquals(503, Calls.cancel(simulator, "fc-1").status());
        assertEquals(400, Calls.verify(simulator, "fc-1").bodyCode());
        assertEquals(200, Calls.cancel(simulator, "fc-1").bodyCode());
        assertEquals(1, simulator.notes("fc-1"));
    }

    @Test
    void shouldRefuseAScript_whenAFaultDoesNotFit() throws IOException {
        for (String list :
                new String[] {"\"cancel\":[\"stuck-at-1\"]", "\"verify\":[\"hook-early\"]", "\"cancel\":[\"refuse\"]"
                }) {
            assertEquals(
                    400,
                    call("POST", "/script", "{\"invoice\":\"fc-1\"," + list + "}")
                            .status(),
                    list);
        }
        assertEquals(400, call("POST", "/script", "{\"cancel\":[\"503\"]}").status());
    }

    @Test
    void shouldCount_whenAskedForStatistics() throws IOException {
        Calls.cancel(simulator, "fc-1");
        Calls.cancel(simulator, "fc-1");
        Calls.post(simulator, Calls.credit(7));
        Calls.verify(simulator, "fc-1");
        JsonNode stats = json(call("GET", "/stats", ""));
        assertEquals(3, stats.path("cancels").asInt());
        assertEquals(3, stats.path("notesMade").asInt());
        assertEquals(1, stats.path("doubles").asInt());
        assertEquals(1, stats.path("lookups").asInt());
        assertEquals(2, stats.path("notes").path("fc-1").asInt());
        assertEquals(1, stats.path("notes").path("7").asInt());
        assertTrue(json(call("GET", "/stats?notes=false", "")).path("notes").isEmpty());
    }

    @Test
    void shouldKeepTheHook_whenOneIsPut() throws IOException {
        assertEquals(400, call("PUT", "/hook", "{\"url\":\"x\"}").status());
        call("PUT", "/hook", "{\"url\":\"http://127.0.0.1:1/hooks/s\"}");
        assertEquals(
                "http://127.0.0.1:1/hooks/s",
                json(call("GET", "/hook", "")).path("url").asText());
        assertEquals("", json(call("DELETE", "/hook", "")).path("url").asText());
    }
}
