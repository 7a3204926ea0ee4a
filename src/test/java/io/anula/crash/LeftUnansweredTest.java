package io.anula.crash;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.InProcess;
import io.anula.answer.Answers;
import io.anula.cancellation.Outcome;
import io.anula.crash.Ask.Kind;
import io.anula.crash.Drop.OfFile;
import io.anula.engine.DueWork;
import io.anula.engine.Recorder;
import io.anula.intake.Accept;
import io.anula.provider.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The process ended when everything was decided and somebody did not know it yet: the next one tells them. */
@TestInstance(Lifecycle.PER_CLASS)
final class LeftUnansweredTest {
    private static final String MESSAGE = "no such invoice";
    private static final String COLUMNS = "select id, provider, account, invoice, reason, payload ";

    private final Crash crash;
    private final OfFile due;
    private final OfFile untold;
    private final OfFile halfWritten;
    private final Ask marked;
    private final Ask unmarked;
    private final Ask updated;

    LeftUnansweredTest(@TempDir Path home) throws IOException {
        crash = new Crash(home);
        due = crash.drop("due.jsonl", Kind.LAFACTURA, 3);
        untold = crash.drop("untold.jsonl", Kind.LAFACTURA, 3);
        halfWritten = crash.drop("half-written.jsonl", Kind.LAFACTURA, 3);
        marked = crash.asks(Kind.LAFACTURA, 1).get(0);
        unmarked = crash.asks(Kind.LAFACTURA, 1).get(0);
        updated = crash.asks(Kind.LAFACTURA, 1).get(0);
    }

    @BeforeAll
    void crash() throws IOException, InterruptedException {
        InProcess parts = crash.before();
        crash.archive(due);
        endAll(parts);
        Answers answers = parts.part("answers", Answers.class);
        answers.told(answers.due());
        assertEquals(0, crash.count("select count(*) from answer_due"));
        crash.archive(untold);
        crash.archive(halfWritten);
        String id = crash.sql()
                .queryForObject("select id from intake_file where name = ?", String.class, halfWritten.name());
        Files.writeString(crash.home.resolve("outbox").resolve('.' + id + ".result.tmp"), "{\"file\" : \"half-");
        List.of(marked, unmarked, updated).forEach(ask -> accept(parts, ask));
        endAll(parts);
        assertEquals(9, crash.count("select count(*) from answer_due"));
        write(marked, "TAKEN", "");
        write(updated, "REJECTED", MESSAGE);
        crash.startAgain();
    }

    /** Everything that is ready is sent and refused for good. */
    private static void endAll(InProcess parts) throws InterruptedException {
        DueWork claims = parts.part("dueWork", DueWork.class);
        for (List<Claim> sends = claims.submits().batch();
                !sends.isEmpty();
                sends = claims.submits().batch()) {
            for (Claim claim : sends) {
                parts.part("recorder", Recorder.class).record(claim, new Outcome.Refused(MESSAGE, false, null));
            }
        }
    }

    private void accept(InProcess parts, Ask ask) {
        crash.table()
                .update(
                        "insert into cancellation_request (provider, invoice, reason) values (?, ?, ?)",
                        ask.provider(),
                        ask.invoice(),
                        ask.reason());
        List<Map<String, Object>> rows =
                crash.table().queryForList(COLUMNS + "from cancellation_request where invoice = ?", ask.invoice());
        assertEquals(1, parts.part("accept", Accept.class).rows(rows).size());
    }

    private void write(Ask ask, String status, String message) {
        crash.table()
                .update(
                        "update cancellation_request set status = ?, message = ? where invoice = ?",
                        status,
                        message,
                        ask.invoice());
    }

    @AfterAll
    void close() {
        crash.close();
        assertEquals(0, crash.simulator.stats().cancels(), "what had ended is not sent again");
    }

    @Test
    void shouldWriteTheResult_whenItWasDue() throws IOException {
        assertResultFollows(due);
    }

    @Test
    void shouldWriteTheResult_whenTheEndWasRecordedAndNobodyTold() throws IOException {
        assertResultFollows(untold);
    }

    @Test
    void shouldWriteTheResultAnew_whenHalfOfItWasWritten() throws IOException {
        assertResultFollows(halfWritten);
    }

    @Test
    void shouldUpdateTheRow_whenTheEndWasRecordedAndItWasMarked() {
        assertRowFollows(marked);
    }

    @Test
    void shouldUpdateTheRow_whenTheEndWasRecordedAndItWasNotMarked() {
        assertRowFollows(unmarked);
    }

    @Test
    void shouldKeepTheRow_whenItWasUpdatedAndNobodyNotedIt() {
        assertRowFollows(updated);
    }

    private void assertResultFollows(OfFile file) throws IOException {
        crash.awaitResult(file, "REJECTED");
        assertEquals(List.of(), FileAudit.answersTo(crash.home, file));
    }

    private void assertRowFollows(Ask ask) {
        // one that is marked late has its status first, and its message with the answer
        await("the message")
                .until(() -> String.valueOf(crash.awaitRow(ask, "REJECTED").get("MESSAGE"))
                        .endsWith(MESSAGE));
        assertEquals(1, crash.count("select count(*) from cancellation where invoice = ?", ask.invoice()));
    }
}
