package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is no file of requests is rejected by its name, or named. */
@OfRoute("intake-strays")
final class IntakeStraysTest extends RouteTestSupport {
    private Path inbox;

    @BeforeEach
    void start() throws Exception {
        start("intake-strays");
        inbox = home.resolve("inbox");
        part("inbox", Inbox.class).remember();
    }

    @Test
    void shouldBeRejected_whenAFolderHasTheNameOfAFile() throws IOException {
        Files.createDirectory(inbox.resolve("orders.csv"));
        assertWentWell(send(""));
        assertFalse(Files.exists(inbox.resolve("orders.csv")));
        assertTrue(Files.exists(home.resolve("rejected/orders.csv.error.json")));
        assertEquals(List.of(), alarms());
    }

    @Test
    void shouldBeNamed_whenItIsNeverTaken() throws IOException {
        Files.createDirectory(inbox.resolve("old"));
        assertWentWell(send(""));
        assertTrue(Files.exists(inbox.resolve("old")));
        assertEquals(List.of("inbox-not-taken"), alarms());
    }

    @Test
    void shouldLeaveFilesAlone() throws IOException {
        Files.writeString(inbox.resolve("orders.csv"), "provider");
        assertWentWell(send(""));
        assertTrue(Files.exists(inbox.resolve("orders.csv")));
        assertEquals(List.of(), alarms());
    }
}
