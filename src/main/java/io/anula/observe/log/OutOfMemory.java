package io.anula.observe.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when its memory is used up, wherever that shows: threads die of it one by one while all looks healthy, and the
 * next start goes on from what is on disk. The launcher has Java end by itself ({@code -XX:+ExitOnOutOfMemoryError}); this is for a
 * start without it.
 */
public final class OutOfMemory implements Thread.UncaughtExceptionHandler {
    /** With which the process ends, as Java's own option does it. */
    public static final int EXIT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);
    private static final int DEEPEST = 20;
    /** What is missing then is not the heap: the work waits or goes on, as long as no thread ends by it. */
    private static final String THREADS = "native thread";

    private final Runnable end;

    /** One that ends this process. */
    public OutOfMemory() {
        this(OutOfMemory::halt);
    }

    /** @param end what is done when the memory is used up */
    OutOfMemory(Runnable end) {
        this.end = end;
    }

    /** Ends the process where that failure, or what caused it, is a used-up memory; else returns. */
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
     * A thread has ended: of something that a person should read, or because memory or threads are used up. Then the process ends as
     * well, for all would look healthy without it.
     */
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (within(failure) != null) {
            end.run();
        }
        LOG.error("The thread {} has ended / El hilo {} terminó", thread.getName(), thread.getName(), failure);
    }
}
