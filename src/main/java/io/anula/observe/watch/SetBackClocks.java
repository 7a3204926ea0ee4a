package io.anula.observe.watch;

import io.anula.time.BackSteps;
import io.anula.time.CronTriggers;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;

/** Watches the machine's clock and the store's clock: when one is set back, due times are corrected. */
final class SetBackClocks implements AutoCloseable {
    private final BackSteps machines;
    private final BackSteps stores;
    private volatile @Nullable CamelContext running;

    /** @param wentBack receives by how much the store's clock was set back */
    SetBackClocks(Clock machines, Clock stores, Consumer<Duration> wentBack) {
        this.machines = new BackSteps(machines, System::nanoTime, step -> cronAnew());
        this.stores = new BackSteps(stores, System::nanoTime, wentBack);
    }

    void begin(CamelContext context) {
        running = context;
        machines.begin();
        stores.begin();
    }

    /** Makes Quartz calculate its next firing times again, because it calculated them by the machine's clock. */
    private void cronAnew() {
        CamelContext context = running;
        if (context != null && context.hasComponent("quartz") instanceof QuartzComponent quartz) {
            try {
                CronTriggers.scheduleAnew(quartz.getScheduler());
            } catch (SchedulerException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    @Override
    public void close() {
        machines.close();
        stores.close();
    }
}
