package io.anula.evidence;

import java.time.Duration;

/** Whether much comes now, by what came in the last quarter of a second. Several threads may use it. */
final class Throughput {
    private static final Duration WINDOW = Duration.ofMillis(250);

    private final long most;
    private long since = System.nanoTime();
    private long count;
    private boolean high;

    /** @param high from so many a second on */
    Throughput(int high) {
        this.most = high * WINDOW.toMillis() / 1_000;
    }

    synchronized void add(int more) {
        isHigh();
        count += more;
        high |= count > most;
    }

    synchronized boolean isHigh() {
        long now = System.nanoTime();
        if (now - since > WINDOW.toNanos()) {
            high = count > most && now - since < 2 * WINDOW.toNanos();
            since = now;
            count = 0;
        }
        return high;
    }
}
