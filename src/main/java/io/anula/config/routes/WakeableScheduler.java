package io.anula.config.routes;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Consumer;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scheduler of a poll that can also be woken. One thread does both, so two polls never run at once. */
public final class WakeableScheduler extends DefaultScheduledPollConsumerScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WakeableScheduler.class);

    private final ScheduledExecutorService thread;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable Runnable poll;

    private WakeableScheduler(ScheduledExecutorService thread) {
        super(thread);
        this.thread = thread;
    }

    /** A scheduler whose thread has this name and starts with the first poll. */
    public static WakeableScheduler named(String name) {
        return new WakeableScheduler(Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        }));
    }

    @Override
    public void onInit(Consumer consumer) {
        super.onInit(consumer);
        ScheduledPollConsumer polling = (ScheduledPollConsumer) consumer;
        setInitialDelay(polling.getInitialDelay());
        setDelay(polling.getDelay());
        setTimeUnit(polling.getTimeUnit());
        setUseFixedDelay(polling.isUseFixedDelay());
    }

    @Override
    public void scheduleTask(Runnable task) {
        poll = task;
        super.scheduleTask(task);
    }

    @Override
    public void unscheduleTask() {
        poll = null;
        super.unscheduleTask();
    }

    /** Polls now, or right after the running poll. */
    public void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                ((ExecutorService) thread).execute(this::pollNow);
            } catch (RejectedExecutionException ended) {
                LOG.debug("Woken too late", ended);
            }
        }
    }

    private void pollNow() {
        woken.set(false);
        Runnable now = poll;
        if (now != null) {
            now.run();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
