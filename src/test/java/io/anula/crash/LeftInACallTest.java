package io.anula.crash;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.InProcess;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.crash.Ask.Kind;
import io.anula.crash.Drop.OfFile;
import io.anula.engine.DueWork;
import io.anula.engine.Recorder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The process ended before, while and after it called a provider: what may have happened is never done again. */
@TestInstance(Lifecycle.PER_CLASS)
final class LeftInACallTest {
    private static final Outcome CREATED = new Outcome.Created(new CreditNote("nc-old", "CR-1", "cude"), "0", null);

    private final Crash crash;
    private final OfFile asking;
    private final OfFile unheard;
    private final OfFile made;
    private final OfFile ready;

    LeftInACallTest(@TempDir Path home) throws IOException {
        crash = new Crash(home);
        asking = crash.drop("asking.jsonl", Kind.LAFACTURA, 1);
        unheard = crash.drop("unheard.jsonl", Kind.LAFACTURA, 1);
        made = crash.drop("made.jsonl", Kind.CALIPSO_LEGACY, 1);
        ready = crash.drop("ready.jsonl", Kind.LAFACTURA, 1);
    }

    @BeforeAll
    void crash() throws IOException, InterruptedException {
        InProcess parts = crash.before();
        DueWork claims = parts.part("dueWork", DueWork.class);
        crash.archive(asking);
        parts.part("recorder", Recorder.class).record(claims.submits().batch().get(0), CREATED);
        crash.sql().update("update cancellation set due_at = ?", Crash.THEN.millis());
        assertEquals(1, claims.polls().batch().size());
        crash.archive(unheard);
        crash.archive(made);
        assertEquals(2, claims.submits().batch().size());
        post(made.asks().get(0).json());
        crash.archive(ready);
        crash.startAgain();
    }

    /** The call reaches Calipso, and nobody is there any more to hear the answer. */
    private void post(String document) throws IOException, InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(URI.create(crash.simulator.calipsoUrl()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document))
                .build();
        int status = HttpClient.newHttpClient()
                .send(call, HttpResponse.BodyHandlers.ofString())
                .statusCode();
        assertEquals(200, status);
    }

    @AfterAll
    void close() {
        crash.close();
        assertEquals(2, crash.simulator.stats().cancels(), "the one that was ready, and the one before the crash");
    }

    @Test
    void shouldSendIt_whenNothingWasSent() {
        crash.awaitResult(ready, "ACCEPTED");
        assertEquals(1, notes(ready));
    }

    @Test
    void shouldHoldItAndNotSendIt_whenTheIntentToCallWasAllThereWas() {
        assertHeld(unheard);
        assertEquals(0, notes(unheard));
    }

    @Test
    void shouldHoldItAndNotSendItAgain_whenTheNoteWasMadeAndNobodyHeardOfIt() {
        assertHeld(made);
        assertEquals(1, notes(made));
    }

    @Test
    void shouldAskAgainAndSendNothing_whenTheDecisionWasBeingAskedFor() {
        crash.awaitResult(asking, "SENT");
        await().until(() -> crash.count("select tries from cancellation where note_code = 'nc-old'") > 0);
        assertEquals(0, notes(asking));
    }

    private int notes(OfFile file) {
        return crash.simulator.notes(file.asks().get(0).invoice());
    }

    private void assertHeld(OfFile file) {
        JsonNode result = crash.awaitResult(file, "HELD");
        assertFalse(result.path("complete").asBoolean());
        JsonNode entry = result.path("results").path(0);
        assertFalse(entry.path("message").asText().isBlank());
        String states = "select state from history where cancellation_id = ? and version > 0 order by version";
        assertEquals(
                List.of("SENDING", "IN_DOUBT", "HELD"),
                crash.sql().queryForList(states, String.class, entry.path("id").asText()));
    }
}
