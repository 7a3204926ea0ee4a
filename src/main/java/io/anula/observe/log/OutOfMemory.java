package io.anula.observe.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when its memory is used up. Otherwise threads end one by one while everything looks healthy; after a
 * restart, work continues from the disk. The launcher lets Java do this ({@code -XX:+ExitOnOutOfMemoryError}); this
 * class is for a start without the launcher.
 */
public final class OutOfMemory implements Thread.UncaughtExceptionHandler {
    /** The exit code, the same as with Java's own option. */
    public static final int EXIT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);
    private static final int DEEPEST = 20;
    /**
     * Marks an error where threads are missing and not heap memory: the work waits or goes on, as long as no thread
     * ends because of it.
     */
    private static final String THREADS = "native thread";

    private final Runnable end;

    /** The handler that really ends this process. */
    public OutOfMemory() {
        this(OutOfMemory::halt);
    }

    /** @param end runs when the memory is used up */
    OutOfMemory(Runnable end) {
        this.end = end;
    }

    /** Ends the process if this failure or one of its causes is an OutOfMemoryError; otherwise returns. */
    public static void endIfCauseOf(@Nullable Throwable failure) {
        if (isCauseOf(failure)) {
            halt();
        }
    }

    static boolean isCauseOf(@Nullable Throwable failure) {
        OutOfMemoryError error = within(failure);
        return error != null
                && (error.getMessage() == null || !error.getMessage().contains(THREADS));
    }

    private static @Nullable OutOfMemoryError within(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError error) {
                return error;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static void halt() {
        Runtime.getRuntime().halt(EXIT);
    }

    /**
     * A thread has ended with a failure. Logs it for a person. If memory or threads are used up, also ends the process,
     * because otherwise all would look healthy.
     */
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (within(failure) != null) {
            end.run();
        }
        LOG.error("The thread {} has ended / El hilo {} terminó", thread.getName(), thread.getName(), failure);
    }
}
