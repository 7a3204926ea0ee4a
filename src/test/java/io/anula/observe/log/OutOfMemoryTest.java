package io.anula.observe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class OutOfMemoryTest {
    private static final Throwable USED_UP = new OutOfMemoryError("Java heap space");

    @Test
    void shouldKnowAUsedUpMemory_whereverItIsInTheCauses() {
        assertTrue(OutOfMemory.isCauseOf(USED_UP));
        assertTrue(OutOfMemory.isCauseOf(new OutOfMemoryError()));
        assertTrue(OutOfMemory.isCauseOf(new IllegalStateException(new IOException(USED_UP))));
        assertFalse(OutOfMemory.isCauseOf(new IllegalStateException("another")));
        assertFalse(OutOfMemory.isCauseOf(null));
    }

    @Test
    void shouldLetTheProcessGoOn_whenOnlyAThreadIsMissing() {
        assertFalse(
                OutOfMemory.isCauseOf(new OutOfMemoryError("unable to create native thread: possibly out of memory")));
    }

    @Test
    void shouldEnd_whenAThreadDiesOfIt_andNotOfAnythingElse() {
        AtomicInteger ends = new AtomicInteger();
        OutOfMemory unit = new OutOfMemory(ends::incrementAndGet);
        unit.uncaughtException(Thread.currentThread(), new IllegalArgumentException("another"));
        assertEquals(0, ends.get());
        unit.uncaughtException(Thread.currentThread(), new IllegalStateException(USED_UP));
        assertEquals(1, ends.get());
        unit.uncaughtException(
                Thread.currentThread(),
                new IllegalStateException(new OutOfMemoryError("unable to create native thread")));
        assertEquals(2, ends.get(), "no thread ends unnoticed");
    }

    /** A process of its own, which is told in one of the ways in which a used-up memory shows. */
    @ParameterizedTest
    @ValueSource(strings = {"logged", "logged-as-a-value", "uncaught"})
    void shouldEndTheProcessWith3(String way) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile="
                        + Path.of("config", "logback.xml").toAbsolutePath(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Victim.class.getName(),
                way));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
            assertEquals(OutOfMemory.EXIT, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Lives on when it is not ended. */
    static final class Victim {
        private static final Logger LOG = LoggerFactory.getLogger(Victim.class);

        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.setDefaultUncaughtExceptionHandler(new OutOfMemory());
            switch (arguments[0]) {
                case "logged" -> LOG.warn("It failed", new IllegalStateException(USED_UP));
                case "logged-as-a-value" -> LOG.warn("It failed: {}", "x", USED_UP);
                default ->
                    new Thread(() -> {
                                throw new IllegalStateException(USED_UP);
                            })
                            .start();
            }
            Thread.currentThread().join();
        }
    }
}
