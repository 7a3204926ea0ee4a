package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** New tables are made without a word: that no row was there to be moved is no news. */
final class MigrationLogTest {
    private final Logger flyway = (Logger) LoggerFactory.getLogger("org.flywaydb.core.internal.sqlscript");

    private static Level level(LoggerContext logs, ILoggingEvent event) {
        return logs.getLogger(event.getLoggerName()).getEffectiveLevel();
    }

    /** What is warned of while tables are made, if everything that warns may. */
    private List<ILoggingEvent> warnings() {
        Logger quiet = (Logger) LoggerFactory.getLogger(flyway.getName() + ".DefaultSqlScriptExecutor");
        Level before = quiet.getLevel();
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        flyway.addAppender(said);
        quiet.setLevel(Level.WARN);
        flyway.setAdditive(false);
        try {
            TestStore.inMemory().close();
            return List.copyOf(said.list);
        } finally {
            flyway.setAdditive(true);
            quiet.setLevel(before);
            flyway.detachAppender(said);
        }
    }

    @Test
    void shouldSayNothing_asItIsShipped_andInTests() throws JoranException {
        LoggerContext shipped = new LoggerContext();
        JoranConfigurator reader = new JoranConfigurator();
        reader.setContext(shipped);
        reader.doConfigure(Path.of("config", "logback.xml").toFile());
        List<ILoggingEvent> warnings = warnings();
        assertFalse(warnings.isEmpty(), "it is not said any more: the loggers need no level");
        for (ILoggingEvent warning : warnings) {
            assertEquals(Level.ERROR, level(shipped, warning), warning::toString);
            assertEquals(Level.ERROR, level(flyway.getLoggerContext(), warning), warning::toString);
        }
    }
}
