package io.anula.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who cancels documents without a store, as a process of its own. */
interface Client extends AutoCloseable {
    /** Cancels so many documents with so many calls under way at once; each is accepted when this returns. */
    void cancel(String prefix, int documents) throws Exception;

    @Override
    void close() throws IOException;

    /** Makes one for a provider at that port, with so many calls under way at once. */
    interface Maker {
        Client make(int port, int inFlight) throws Exception;
    }

    /**
     * Warms up and then measures.
     *
     * @param arguments the provider's port, the documents to warm up with, those to measure, the calls at once
     */
    static void main(String[] arguments, Maker maker) throws Exception {
        int measured = Integer.parseInt(arguments[2]);
        try (Client client = maker.make(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[3]))) {
            client.cancel("fc-warm-", Integer.parseInt(arguments[1]));
            ProcessHandle self = ProcessHandle.current();
            double cpu = Usage.cpuSeconds(self);
            long begun = System.nanoTime();
            client.cancel("fc-bench-", measured);
            double seconds = (System.nanoTime() - begun) / 1e9;
            cpu = Usage.cpuSeconds(self) - cpu;
            System.out.println(new Run(measured, seconds, cpu, Usage.peakMegabytes(self)).line());
        }
    }

    /** What a worker does with each of its documents. */
    interface Exchange {
        void of(String invoice) throws Exception;
    }

    /** The rest of the documents that all workers share, one after the other. */
    static void each(String prefix, AtomicInteger left, Exchange exchange) throws Exception {
        for (int number = left.decrementAndGet(); number >= 0; number = left.decrementAndGet()) {
            exchange.of(prefix + number);
        }
    }
}
