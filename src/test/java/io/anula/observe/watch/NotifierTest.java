package io.anula.observe.watch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.anula.io.Json;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class NotifierTest {
    private final SettableClock clock = new SettableClock();
    private final Alarms alarms = new Alarms(clock);
    private final List<AlarmNotice> told = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Notifier.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void shouldTellOnceThatItIsRaisedAndOnceThatItIsOver() {
        alarms.raise("a", Effect.STOPS_WORK, "full / lleno");
        try (Notifier unit = new Notifier("north", clock, told::add)) {
            alarms.listen(unit);
            unit.begin();
            alarms.raise("a", Effect.STOPS_WORK, "fuller / más lleno");
            clock.advance(Duration.ofSeconds(90));
            alarms.clear("a");
            await().until(() -> told.size() == 2);
        }
        assertEquals(
                List.of(true, false), told.stream().map(AlarmNotice::raised).toList());
        assertEquals("Anula north: ALARM a", told.get(0).subject());
        assertEquals(SettableClock.START, told.get(1).since());
        assertEquals(SettableClock.START.plusSeconds(90), told.get(1).at());
        assertTrue(told.get(0).text().contains("full / lleno"), told.get(0).text());
        assertEquals(
                "full / lleno",
                Json.value(told.get(0).json()).orElseThrow().path("message").asText());
    }

    @Test
    void shouldLetNobodyWait_whenTellingTakesLong() {
        CountDownLatch mailServer = new CountDownLatch(1);
        try (Notifier unit = new Notifier("north", clock, notice -> awaitIt(mailServer))) {
            alarms.listen(unit);
            unit.begin();
            alarms.raise("a", Effect.STOPS_WORK, "one");
            alarms.raise("b", Effect.STOPS_WORK, "two");
            assertEquals(2, alarms.active().size());
            mailServer.countDown();
        }
    }

    @Test
    void shouldSayItOnce_whenItCannotBeTold_andAgainWhenItCan() {
        try (Notifier unit = new Notifier("north", clock, this::failForAAndB)) {
            alarms.listen(unit);
            unit.begin();
            alarms.raise("a", Effect.STOPS_WORK, "one");
            alarms.raise("b", Effect.STOPS_WORK, "two");
            alarms.raise("c", Effect.STOPS_WORK, "three");
            await().until(() -> told.size() == 1);
        }
        assertEquals(
                List.of(Level.ERROR, Level.INFO),
                log.list.stream().map(ILoggingEvent::getLevel).toList());
        String line = log.list.get(0).getFormattedMessage();
        assertTrue(line.endsWith("ALARM a (java.lang.IllegalStateException: no mail server)"), line);
    }

    private void failForAAndB(AlarmNotice notice) {
        if (!notice.alarm().equals("c")) {
            throw new IllegalStateException("no mail server");
        }
        told.add(notice);
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
