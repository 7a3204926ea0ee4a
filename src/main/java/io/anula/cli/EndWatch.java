package io.anula.cli;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What stands in the way of an end in order ends with the process; the next start goes on from what is on disk, as after a crash.
 * The thread is there from the start: when the end comes there may be no memory for one.
 */
final class EndWatch {
    private static final Logger LOG = LoggerFactory.getLogger(EndWatch.class);
    /** Kept of the time that an end may take, for the end of the process itself. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ArrayBlockingQueue<Duration> begun = new ArrayBlockingQueue<>(1);

    EndWatch() {
        Thread watch = new Thread(this::await, "shutdown-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** From now on the process has so much time to end. */
    void begin(Duration timeout) {
        Duration most =
                timeout.compareTo(LAST_WORDS.multipliedBy(2)) > 0 ? timeout.minus(LAST_WORDS) : timeout.dividedBy(2);
        begun.offer(most);
    }

    private void await() {
        try {
            LockSupport.parkNanos(begun.take().toNanos());
            LOG.warn("It does not end within shutdown.timeout: the process ends, the next start goes on from here");
        } catch (InterruptedException neverMeant) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
        }
    }
}
