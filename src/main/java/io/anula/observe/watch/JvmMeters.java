package io.anula.observe.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** Java's own metrics: memory, garbage collection, threads, processor, open files. */
public final class JvmMeters implements AutoCloseable {
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Adds the meters to the registry, in the background so that the start need not wait. */
    public void bindTo(MeterRegistry registry) {
        Thread thread = new Thread(() -> bindNow(registry), "jvm-meters");
        thread.setDaemon(true);
        thread.start();
    }

    private void bindNow(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    @Override
    public void close() {
        collections.close();
    }
}
