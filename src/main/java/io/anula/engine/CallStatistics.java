package io.anula.engine;

import java.time.Duration;

/** Statistics of the calls of the last minutes: how many, and how long they took. */
final class CallStatistics {
    private static final int KEPT = 16;

    private final long[] minutes = new long[KEPT];
    private final long[] calls = new long[KEPT];
    private final long[] failures = new long[KEPT];
    private final long[] nanos = new long[KEPT];
    private final long[] longest = new long[KEPT];

    /** Counts a call that ended in this second since 1970. */
    synchronized void add(long epochSecond, Duration took, boolean failed) {
        long minute = epochSecond / 60;
        int place = (int) (minute % KEPT);
        if (minutes[place] != minute) {
            minutes[place] = minute;
            calls[place] = 0;
            failures[place] = 0;
            nanos[place] = 0;
            longest[place] = 0;
        }
        calls[place]++;
        failures[place] += failed ? 1 : 0;
        nanos[place] += took.toNanos();
        longest[place] = Math.max(longest[place], took.toNanos());
    }

    /** The statistics of this many minutes, 1 to 15, up to the minute of this second. */
    synchronized CallFigures last(int many, long epochSecond) {
        long minute = epochSecond / 60;
        long count = 0;
        long failed = 0;
        long spent = 0;
        long most = 0;
        for (int place = 0; place < KEPT; place++) {
            if (minutes[place] > minute - many && minutes[place] <= minute) {
                count += calls[place];
                failed += failures[place];
                spent += nanos[place];
                most = Math.max(most, longest[place]);
            }
        }
        return new CallFigures(
                many, count, failed, Duration.ofNanos(count == 0 ? 0 : spent / count), Duration.ofNanos(most));
    }
}
