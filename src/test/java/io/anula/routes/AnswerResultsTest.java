package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.answer.Outbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that are due are written, each as a whole. */
@OfRoute("answer-results")
final class AnswerResultsTest extends RouteTestSupport {
    private Path result;

    @BeforeEach
    void start() throws Exception {
        start("answer-results");
        result = home.resolve("outbox/a.jsonl.result.json");
    }

    @Test
    void shouldWriteTheResult_whenItIsDue() throws IOException {
        store.archived("a.jsonl", List.of("fc-1"));
        assertWentWell(send(""));
        assertTrue(Files.readString(result).contains("\"READY\""));
        assertEquals(List.of(), store.files.resultsDue(1));
    }

    @Test
    void shouldWriteNothing_whenNothingIsDue() {
        assertWentWell(send(""));
        assertFalse(Files.exists(result));
    }

    @Test
    void shouldStayDueUnderAnAlarm_whenTheOutboxCannotBeWritten() throws IOException {
        store.archived("a.jsonl", List.of("fc-1"));
        Files.writeString(home.resolve("outbox"), "no folder");
        assertWentWell(send(""));
        assertEquals(1, store.files.resultsDue(1).size());
        assertEquals(List.of(Outbox.ALARM), alarms());
    }
}
