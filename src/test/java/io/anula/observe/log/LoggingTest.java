package io.anula.observe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The log as it ships. */
final class LoggingTest {
    @Test
    void shouldKeepOneLine_whateverAFileIsCalled() throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("config", "logback.xml").toFile());
        Logger logger = context.getLogger(LoggingTest.class);
        Object name = "a\n12:00:00.000 ERROR Alarms - ALARM disk-full\u2028\u001b[2J ñ\t1.json";
        ILoggingEvent event = new LoggingEvent("", logger, Level.INFO, "File {} is here", null, new Object[] {name});
        OutputStreamAppender<?> appender = assertInstanceOf(
                OutputStreamAppender.class,
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("text"));
        String line = encoded(appender, event);
        assertEquals(1, line.lines().count(), line);
        assertFalse(line.contains("\u001b"), line);
        assertFalse(line.contains("\u2028"), line);
        assertEquals(
                " - File a | 12:00:00.000 ERROR Alarms - ALARM disk-full | [2J ñ\t1.json is here\n",
                line.substring(line.indexOf(" - ")));
    }

    @SuppressWarnings("unchecked") // an appender of logback-classic takes its events
    private static String encoded(OutputStreamAppender<?> appender, ILoggingEvent event) {
        byte[] bytes =
                ((OutputStreamAppender<ILoggingEvent>) appender).getEncoder().encode(event);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
