package io.anula.observe.watch;

import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.AlarmListener;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each raised or ended alarm on, once and in order. It uses its own thread, so that raising an alarm never waits
 * for a mail server. If passing on fails, the log says so once, until it works again.
 */
public final class Notifier implements AlarmListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int MOST = 1_000;

    private final String node;
    private final Clock clock;
    private final BlockingQueue<AlarmNotice> queue = new LinkedBlockingQueue<>(MOST);
    private final Consumer<AlarmNotice> told;
    private final Thread thread = new Thread(this::run, "alarms");
    private boolean failed;

    /**
     * @param node the name of this process
     * @param told receives the notices; may be slow, and may throw
     */
    public Notifier(String node, Clock clock, Consumer<AlarmNotice> told) {
        this.node = node;
        this.clock = clock;
        this.told = told;
        thread.setDaemon(true);
    }

    /** Begins to pass alarms on, first those that were raised before. */
    public void begin() {
        thread.start();
    }

    @Override
    public void raised(Alarm alarm) {
        add(AlarmNotice.of(node, alarm, true, alarm.since()));
    }

    @Override
    public void cleared(Alarm alarm) {
        add(AlarmNotice.of(node, alarm, false, clock.instant()));
    }

    private void add(AlarmNotice notice) {
        if (!queue.offer(notice)) {
            LOG.warn("{}: nobody is told, {} others wait to be", notice.subject(), MOST);
        }
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                tell(queue.take());
            }
        } catch (InterruptedException ended) {
            LOG.debug("Nobody is told of alarms any more");
        }
    }

    private void tell(AlarmNotice notice) {
        try {
            told.accept(notice);
            if (failed) {
                LOG.info("The route of the alarms works again: {}", notice.subject());
            }
            failed = false;
        } catch (RuntimeException failure) {
            if (!failed) {
                LOG.error(
                        "The route of the alarms fails, nobody was told of this one nor, until it works again, of others: {} ({})",
                        notice.subject(),
                        reason(failure));
            }
            failed = true;
        }
    }

    private static String reason(Throwable failure) {
        return String.valueOf(failure.getCause() == null ? failure : failure.getCause());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
