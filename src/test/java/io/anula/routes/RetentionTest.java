package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ended longer ago than {@code store.keep} leaves the store. */
@OfRoute("retention")
final class RetentionTest extends RouteTestSupport {
    @Override
    Map<String, String> environment() {
        return Map.of("STORE_KEEP", "10d");
    }

    @BeforeEach
    void start() throws Exception {
        start("retention");
        store.go(
                store.ready("fc-1"),
                new Outcome.Claimed(clock.instant()),
                new Outcome.Refused("no such invoice", false, null));
        store.sql.update("update request set answered = true");
    }

    @Test
    void shouldCarryItAway_whenItEndedLongAgo() {
        clock.advance(Duration.ofDays(11));
        assertWentWell(send(""));
        assertEquals(0, store.count("history"));
    }

    @Test
    void shouldKeepIt_whenItEndedLately() {
        clock.advance(Duration.ofDays(9));
        assertWentWell(send(""));
        assertEquals(3, store.count("history"));
    }

    @Test
    void shouldKeepItUnderAnAlarm_whenTheArchiveCannotBeWritten() throws IOException {
        Files.writeString(home.resolve("archive"), "no folder");
        clock.advance(Duration.ofDays(11));
        assertWentWell(send(""));
        assertEquals(3, store.count("history"));
        assertEquals(List.of("lives-not-archived"), alarms());
    }
}
