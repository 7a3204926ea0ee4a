package io.anula.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One thread for each connection: virtual if the JVM has virtual threads (21 and later), otherwise a cached daemon
 * thread.
 */
final class Workers {
    private Workers() {}

    static ExecutorService perConnection() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJvm) {
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "simulator-connection");
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
