package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.Inbox;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFile.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that had left the inbox when its node ended is gone on with. */
@OfRoute("intake-recover")
final class IntakeRecoverTest extends RouteTestSupport {
    private Path receipt;
    private IntakeFile left;

    @BeforeEach
    void start() throws Exception {
        start("intake-recover");
        part("inbox", Inbox.class).remember();
        receipt = home.resolve("outbox/a.jsonl.receipt.json");
        left = store.read("a.jsonl", List.of("fc-1"));
        store.files.accepted(left.id(), 1);
    }

    private Stage stage() {
        return store.files.find(left.id()).stage();
    }

    @Test
    void shouldBeAnsweredAndNoted_whenItHasLeftTheInbox() {
        assertWentWell(send(""));
        assertTrue(Files.exists(receipt));
        assertEquals(Stage.ARCHIVED, stage());
    }

    @Test
    void shouldBeLeftToTheIntake_whenItIsStillThere() throws IOException {
        Files.writeString(home.resolve("inbox/a.jsonl"), "{}");
        assertWentWell(send(""));
        assertFalse(Files.exists(receipt));
        assertEquals(Stage.ACCEPTED, stage());
    }

    @Test
    void shouldStayAsItIs_whenItsReceiptCannotBeWritten() throws IOException {
        Files.writeString(home.resolve("outbox"), "no folder");
        assertInstanceOf(UncheckedIOException.class, send("").getException());
        assertEquals(Stage.ACCEPTED, stage());
    }
}
