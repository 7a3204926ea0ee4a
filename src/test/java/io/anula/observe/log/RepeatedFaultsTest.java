package io.anula.observe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fault that repeats is one line, then a count; what is news is said. */
final class RepeatedFaultsTest {
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private long now;
    private final RepeatedFaults unit = new RepeatedFaults(() -> now);
    private final Logger ours = context.getLogger("io.anula.intake.Inbox");
    private final Logger library = context.getLogger("org.apache.camel.processor.errorhandler.DefaultErrorHandler");

    @BeforeEach
    void attach() {
        lines.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
        unit.setContext(context);
        unit.addExempt("io.anula.observe.alarm");
        context.addTurboFilter(unit);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private List<String> said() {
        List<String> all =
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        lines.list.clear();
        return all;
    }

    private void after(Duration duration) {
        now += duration.toNanos();
        unit.sayCounts();
    }

    @Test
    void shouldSayItOnce_thenHowOften_lessAndLessOften() {
        IntStream.range(0, 490).forEach(time -> ours.warn("File {} cannot be moved", "a.json"));
        assertEquals(List.of("File a.json cannot be moved"), said());
        after(Duration.ofSeconds(9));
        assertEquals(List.of(), said());
        after(Duration.ofSeconds(1));
        assertEquals(List.of("489 more times in 10 s / veces más: File a.json cannot be moved"), said());
        int counts = 0;
        for (int minute = 0; minute < 600; minute++) {
            ours.warn("File {} cannot be moved", "a.json");
            after(Duration.ofMinutes(1));
            counts += said().size();
        }
        assertTrue(counts >= 10 && counts <= 12, () -> "ten hours in other than a dozen lines");
    }

    @Test
    void shouldSayItAgain_whenItWasQuietForLong() {
        ours.error("down");
        after(Duration.ofMinutes(11));
        ours.error("down");
        assertEquals(List.of("down", "down"), said());
    }

    @Test
    void shouldSayTheLastCount_whenItStops() {
        ours.error("down");
        after(Duration.ofSeconds(5));
        ours.error("down");
        assertEquals(List.of("down"), said());
        after(Duration.ofMinutes(11));
        assertEquals(List.of("1 more time in 665 s / vez más: down"), said());
        after(Duration.ofMinutes(11));
        assertEquals(List.of(), said());
    }

    @Test
    void shouldSayEachOfDifferentRequests() {
        IntStream.range(0, 100).forEach(number -> ours.warn("fc-{} is HELD", number));
        assertEquals(100, said().size());
    }

    @Test
    void shouldSayOnce_whatOnlyDiffersInIdsOfALibrary() {
        for (int number = 0; number < 50; number++) {
            String text =
                    "Failed delivery for (MessageId: AE63F1B737385DF-00000000000000%02d). Caught: x".formatted(number);
            library.error(text, new IllegalStateException(new ConnectException("after " + number + " ms")));
            library.warn(text);
        }
        assertEquals(2, said().size());
        library.error("Failed delivery", new IllegalStateException(new ConnectException("no route to host")));
        library.error("Failed delivery", new IllegalStateException("after 1 ms"));
        assertEquals(2, said().size());
    }

    @Test
    void shouldSayOnce_whereTheFailureIsAParameter() {
        IntStream.range(0, 5).forEach(time -> ours.error("{} failed", "x", new IllegalStateException("down")));
        assertEquals(List.of("x failed"), said());
    }

    @Test
    void shouldLetThrough_whatIsNoFault_andWhatIsExempt() {
        for (int time = 0; time < 3; time++) {
            ours.info("SENDING");
            context.getLogger("io.anula.observe.alarm.Alarms").error("ALARM");
        }
        assertEquals(6, said().size());
        context.getLogger("off").setLevel(Level.OFF);
        context.getLogger("off").error("nobody hears this");
        assertEquals(List.of(), said());
    }
}
