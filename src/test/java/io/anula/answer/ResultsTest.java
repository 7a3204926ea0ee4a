package io.anula.answer;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.store.IntakeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results: the fields of the contract, and when they are complete. */
final class ResultsTest extends AnswerFixture {
    ResultsTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void shouldGiveAResult_withTheFieldsOfTheContract() throws IOException {
        IntakeFile file = store.archived("a.json", List.of("fc-1", "", "fc-1"));
        go(first(file), new Outcome.Created(NOTE, "0", null), new Outcome.Accepted(NOTE, "2", null));
        tellAll();
        results.writeDue();
        JsonNode result = json("a.json.result.json");
        assertTrue(result.path("complete").asBoolean());
        assertEquals("sha-of-a.json", result.path("sha256").asText());
        JsonNode entry = result.path("results").get(0);
        Map<String, Object> expected = Map.of(
                "record", "1",
                "provider", "lafactura",
                "account", "default",
                "key", "lafactura/default/fc-1",
                "state", "ACCEPTED",
                "process", "2",
                "creditNote", "nc-1",
                "document", "CR-1",
                "cude", "cude-1",
                "id", first(file).id());
        expected.forEach((name, value) -> assertEquals(value, entry.path(name).asText(), name));
        assertTrue(entry.path("message").isNull());
        assertFalse(entry.path("duplicate").asBoolean());
        assertEquals("INVALID", result.path("results").get(1).path("state").asText());
        assertEquals("required", result.path("results").get(1).path("rule").asText());
        assertTrue(result.path("results").get(2).path("duplicate").asBoolean());
    }

    @Test
    void shouldGiveLinksAndEvidence_whenTheNoteIsAccepted() throws IOException {
        links = Map.of("URL", "https://dian.example/nc-1", "CHECK", "https://dian.example/check");
        evidence = "evidence/2026/fc-1";
        IntakeFile file = store.archived("a.json", List.of("fc-1"));
        go(first(file), new Outcome.Created(NOTE, "0", null), new Outcome.Accepted(NOTE, "2", null));
        tellAll();
        results.writeDue();
        JsonNode entry = json("a.json.result.json").at("/results/0");
        assertEquals("https://dian.example/nc-1", entry.path("url").asText());
        assertEquals("https://dian.example/check", entry.path("check").asText());
        assertEquals("evidence/2026/fc-1", entry.path("evidence").asText());
        assertEquals("cude-1", entry.path("cude").asText());
    }

    @Test
    void shouldSayThatItIsSimulated_onlyWhereASimulatorAnswers() throws IOException {
        store.archived("a.json", List.of("fc-1"));
        results.writeDue();
        assertTrue(json("a.json.result.json").at("/results/0/simulated").isMissingNode());
        simulated = true;
        store.archived("b.json", List.of("fc-2"));
        results.writeDue();
        assertTrue(json("b.json.result.json").at("/results/0/simulated").asBoolean());
    }

    @Test
    void shouldBeCompleteOnlyWithTheLastRecord() throws IOException {
        IntakeFile file = store.archived("a.json", List.of("fc-1", "fc-2"));
        results.writeDue();
        go(first(file), new Outcome.Refused("no such invoice", false, null));
        tellAll();
        store.clock.advance(Duration.ofMinutes(1));
        results.writeDue();
        JsonNode half = json("a.json.result.json");
        assertFalse(half.path("complete").asBoolean());
        assertEquals("REJECTED", half.path("results").get(0).path("state").asText());
        assertEquals(
                "no such invoice", half.path("results").get(0).path("message").asText());
        Cancellation second = Objects.requireNonNull(
                store.requests.page(file.id(), null, 1, 1).get(0).cancellation());
        go(second, new Outcome.Refused("no", false, null));
        tellAll();
        results.writeDue();
        assertTrue(json("a.json.result.json").path("complete").asBoolean());
        assertEquals(List.of(), store.files.resultsDue(10));
    }

    @Test
    void shouldBeCompleteAtOnce_whenEveryRecordIsInvalid() throws IOException {
        store.archived("a.json", List.of("", ""));
        results.writeDue();
        assertTrue(json("a.json.result.json").path("complete").asBoolean());
    }

    @Test
    void shouldAnswerUnderItsNumber_whenTheOlderFileEndsAfterTheNewer() throws IOException {
        IntakeFile older = store.archived("a.json", List.of("fc-1"));
        receipts.write(older);
        store.clock.advance(Duration.ofMillis(1));
        IntakeFile newer = store.archived("a.json", List.of("fc-2"));
        receipts.write(newer);
        go(first(older), new Outcome.Refused("no", false, null));
        tellAll();
        results.writeDue();
        assertTrue(
                json("a.json." + older.id() + ".result.json").path("complete").asBoolean());
        assertFalse(json("a.json.result.json").path("complete").asBoolean());
    }
}
