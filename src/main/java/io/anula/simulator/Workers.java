package io.anula.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread per connection: virtual where the JVM has them (21 and later), else a cached daemon thread. */
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
