package io.anula.web.console;

import java.time.Duration;
import java.util.Locale;

/** A duration for people, in symbols that are the same in every language. */
final class DurationFormat {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private DurationFormat() {}

    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toMillis() < 1_000) {
            return duration.toMillis() + " ms";
        } else if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
        } else if (seconds < 2 * MINUTE) {
            return seconds + " s";
        } else if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " min";
        } else if (seconds < 2 * DAY) {
            return seconds / HOUR + " h";
        }
        return seconds / DAY + " d";
    }
}
