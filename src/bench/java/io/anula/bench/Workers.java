package io.anula.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that share documents, each one after the other. */
final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** Makes what one worker works with. */
    interface Maker {
        Client.Exchange make(int worker);
    }

    /** All documents are done when this returns. */
    void run(String prefix, int documents, Maker maker) throws Exception {
        AtomicInteger left = new AtomicInteger(documents);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int worker = 0; worker < count; worker++) {
            Client.Exchange exchange = maker.make(worker);
            tasks.add(() -> {
                Client.each(prefix, left, exchange);
                return null;
            });
        }
        for (Future<Void> task : threads.invokeAll(tasks)) {
            task.get();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
