package io.anula.observe.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class AlarmsTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private Instant now = START;
    private final InstantSource source = () -> now;
    private final Alarms unit = new Alarms(source.withZone(ZoneOffset.UTC));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().setLevel(Level.INFO);
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
        logger().setLevel(null);
    }

    @Test
    void shouldStandSinceItWasRaisedFirst_whenItIsRaisedAgain() {
        unit.raise("a", Effect.STOPS_WORK, "3 MB are free");
        now = START.plusSeconds(60);
        unit.raise("a", Effect.STOPS_WORK, "2 MB are free");
        assertEquals(List.of(new Alarm("a", Effect.STOPS_WORK, "2 MB are free", START)), unit.active());
    }

    @Test
    void shouldBeLoggedOnce_whenOnlyItsNumbersChange() {
        unit.raise("a", Effect.STOPS_WORK, "3 MB are free");
        unit.raise("a", Effect.STOPS_WORK, "12 MB are free");
        assertEquals(List.of("ALARM a: 3 MB are free"), logged(Level.ERROR));
    }

    @Test
    void shouldBeLoggedAgain_whenItSaysSomethingElse() {
        unit.raise("a", Effect.WORK_GOES_ON, "one");
        unit.raise("a", Effect.WORK_GOES_ON, "other");
        assertEquals(List.of("ALARM a: one", "ALARM a: other"), logged(Level.ERROR));
    }

    @Test
    void shouldBeLoggedAFewTimesAMinute_whenItSaysSomethingElseEachTime() {
        List<String> each = List.of("a", "b", "c", "d", "e", "f", "g");
        each.forEach(word -> unit.raise("a", Effect.WORK_GOES_ON, word));
        assertEquals(List.of("ALARM a: a", "ALARM a: b", "ALARM a: c"), logged(Level.ERROR));
        now = START.plusSeconds(60);
        unit.raise("a", Effect.WORK_GOES_ON, "h");
        assertEquals(4, logged(Level.ERROR).size());
    }

    @Test
    void shouldSayOnceHowLongItStood_whenItIsCleared() {
        unit.raise("a", Effect.STOPS_WORK, "full");
        now = START.plusSeconds(90);
        unit.clear("a");
        unit.clear("a");
        assertTrue(unit.active().isEmpty());
        assertEquals(List.of("Alarm a is over, it stood for 90 s / terminó, duró 90 s"), logged(Level.INFO));
    }

    @Test
    void shouldListByName() {
        unit.raise("b", Effect.STOPS_WORK, "x");
        unit.raise("a", Effect.STOPS_WORK, "y");
        assertEquals(List.of("a", "b"), unit.active().stream().map(Alarm::name).toList());
    }

    @Test
    void shouldTellListenersOnce_whenItIsRaisedAgainAndAgain() {
        List<String> heard = listened();
        unit.raise("a", Effect.STOPS_WORK, "one");
        unit.raise("a", Effect.STOPS_WORK, "other");
        unit.clear("a");
        unit.clear("a");
        assertEquals(List.of("raised a", "cleared a"), heard);
    }

    @Test
    void shouldTellWhatStands_whenSomebodyBeginsToListen() {
        unit.raise("a", Effect.STOPS_WORK, "one");
        assertEquals(List.of("raised a"), listened());
    }

    private List<String> listened() {
        List<String> heard = new ArrayList<>();
        unit.listen(new AlarmListener() {
            @Override
            public void raised(Alarm alarm) {
                heard.add("raised " + alarm.name());
            }

            @Override
            public void cleared(Alarm alarm) {
                heard.add("cleared " + alarm.name());
            }
        });
        return heard;
    }

    private List<String> logged(Level level) {
        return log.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Alarms.class);
    }
}
