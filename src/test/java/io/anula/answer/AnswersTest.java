package io.anula.answer;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told, and what a row says. */
final class AnswersTest extends AnswerFixture {
    AnswersTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void shouldUpdateTheRow_whenItsCancellationMoves() {
        store.requests.accept(List.of(TestStore.candidate("row:7", 0, "fc-1")));
        Cancellation ready = Objects.requireNonNull(
                store.requests.page("row:7", null, -1, 1).get(0).cancellation());
        assertTrue(unit.due().isEmpty());
        Cancellation sent = go(ready, new Outcome.Created(NOTE, "1", null));
        Map<String, Object> row = unit.due().rows().get(0);
        assertEquals("7", row.get("id"));
        assertEquals("SENT", row.get("status"));
        assertEquals(sent.id(), row.get("cancellation_id"));
        assertEquals("nc-1", row.get("credit_note"));
        assertEquals("1", row.get("authority_code"));
        assertNull(row.get("message"));
    }

    @Test
    void shouldBeToldUntilItIsKnown_andNotAgain() {
        Cancellation ready = store.ready("fc-1");
        go(ready, new Outcome.Refused("no", false, null));
        AnswerBatch batch = unit.due();
        assertEquals(batch, unit.due());
        unit.told(batch);
        assertTrue(unit.due().isEmpty());
    }
}
