package io.anula.cli;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Ends the process if the orderly shutdown hangs; the next start recovers from the disk, as after a crash. The thread
 * starts early because at shutdown there may be no memory for a new one.
 */
final class EndWatch {
    private static final Logger LOG = LoggerFactory.getLogger(EndWatch.class);
    /** The part of the shutdown time that is kept for the end of the process itself. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ArrayBlockingQueue<Duration> begun = new ArrayBlockingQueue<>(1);

    EndWatch() {
        Thread watch = new Thread(this::await, "shutdown-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Gives the process this much time to end. */
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
