package io.anula.observe.watch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class WatchdogTest {
    private final SettableClock clock = new SettableClock();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Watchdog.class);
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
    void shouldLookAtTheOthers_andSayItOnce_whenACheckCannotLook() {
        AtomicBoolean blind = new AtomicBoolean(true);
        AtomicInteger looks = new AtomicInteger();
        Check bad = () -> {
            if (blind.get()) {
                throw new IllegalStateException("the store is away");
            }
        };
        try (Watchdog unit = new Watchdog(List.of(bad, looks::incrementAndGet), clock)) {
            unit.look();
            unit.look();
            assertEquals(2, looks.get());
            assertEquals(1, log.list.size());
            blind.set(false);
            unit.look();
            unit.look();
            assertEquals(2, log.list.size());
        }
    }

    @Test
    void shouldLookByItself_andSayHowLongAgo() {
        AtomicInteger looks = new AtomicInteger();
        try (Watchdog unit = new Watchdog(List.of(looks::incrementAndGet), clock)) {
            clock.advance(Duration.ofSeconds(7));
            assertEquals(Duration.ofSeconds(7), unit.sinceLook());
            unit.begin(Duration.ofMillis(10));
            await().until(() -> looks.get() > 2);
            assertEquals(Duration.ZERO, unit.sinceLook());
        }
    }
}
