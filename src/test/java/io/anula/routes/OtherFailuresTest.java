package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.anula.store.DiskFullException;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The policy of most routes: a failure is logged and nothing is acknowledged; a full disk has an alarm of its own. */
@OfRoute({
    "intake-recover",
    "intake-strays",
    "intake-table",
    "table-look",
    "submit",
    "track",
    "doubt",
    "lookup",
    "record",
    "answer",
    "answer-results",
    "retention",
    "reconcile",
    "reconcile-lists"
})
final class OtherFailuresTest extends RouteTestSupport {
    private static final String FAILING = "mock:failing";

    private final Logger log =
            (Logger) LoggerFactory.getLogger("org.apache.camel.processor.errorhandler.DefaultErrorHandler");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.setAdditive(false);
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.setAdditive(true);
        log.detachAppender(lines);
    }

    private DiskFullException full() {
        free.set(0);
        DiskFullException full = assertThrows(DiskFullException.class, () -> store.ready("fc-1"));
        free.set(Long.MAX_VALUE);
        return full;
    }

    private Exchange fail(Exception failure) {
        getMockEndpoint(FAILING).reset();
        getMockEndpoint(FAILING).whenAnyExchangeReceived(exchange -> {
            throw failure;
        });
        Exchange done = send("");
        assertEquals(1, getMockEndpoint(FAILING).getReceivedCounter(), "no step is tried again");
        return done;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            intake-recover, intake-recover-run
            intake-strays,  intake-strays-reject
            intake-table,   intake-table-accept
            table-look,     table-look-now
            submit,         submit-while-due
            track,          track-while-due
            doubt,          doubt-expired
            lookup,         lookup-while-due
            record,         record-outcome
            answer,         answer-due
            answer-results, answer-results-write
            retention,      retention-run
            reconcile,      reconcile-while-due
            reconcile-lists, reconcile-lists-read
            """)
    void shouldBeLoggedAndNotAcknowledged_unlessTheDiskIsFull(String route, String step) throws Exception {
        start(route, advice -> advice.weaveById(step).replace().to(FAILING));
        assertHandled(DiskFullException.class, fail(full()));
        assertEquals(List.of(), lines.list, "it has an alarm of its own");

        IllegalStateException broken = new IllegalStateException("broken");
        assertSame(broken, fail(broken).getException());
        assertEquals(1, lines.list.size());
    }
}
