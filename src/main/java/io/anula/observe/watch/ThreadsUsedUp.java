package io.anula.observe.watch;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;

/**
 * The alarm for a process that can start no more threads: pages and health checks may then not answer while calls go
 * on.
 */
final class ThreadsUsedUp implements Check {
    private static final String ALARM = "threads-used-up";

    private final Runnable start;
    private final Alarms alarms;

    /** @param start starts a thread; throws Java's error if that is impossible */
    ThreadsUsedUp(Runnable start, Alarms alarms) {
        this.start = start;
        this.alarms = alarms;
    }

    /** The check for this process. */
    static ThreadsUsedUp ofProcess(Alarms alarms) {
        return new ThreadsUsedUp(
                () -> {
                    Thread thread = new Thread(() -> {}, "watch-threads");
                    thread.setDaemon(true);
                    thread.start();
                },
                alarms);
    }

    @Override
    public void look() {
        try {
            start.run();
            alarms.clear(ALARM);
        } catch (OutOfMemoryError none) {
            alarms.raise(
                    ALARM,
                    Effect.WORK_GOES_ON,
                    "This process may start no more threads: pages, API and health may not answer. Raise the limit (TasksMax and "
                            + "LimitNPROC of the unit, ulimit -u), then start it again / Este proceso no puede crear más hilos: "
                            + "suba el límite y reinícielo");
        }
    }
}
