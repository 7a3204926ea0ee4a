package io.anula.config.settings;

import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.SIZE;
import static io.anula.config.settings.Kind.URL;
import static io.anula.config.settings.Kind.orEmpty;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The watchdog and traces. */
public final class WatchKeys {
    private static final SettingGroup GROUP = new SettingGroup(true);

    public static final Setting<Duration> WATCH_EVERY = GROUP.atStart(
            "watch.every",
            "10s",
            DURATION,
            "How often the watchdog looks, and how often the store is counted at the most");
    /** How long a cancellation may be in a state, by the word for the state; empty: as long as it likes. */
    private static final Map<String, Setting<Optional<Duration>>> MAX_AGES = maxAges();

    public static final Setting<Duration> WATCH_MAX_AGE_FILE =
            GROUP.add("watch.max-age.file", "10m", DURATION, "A file in the inbox for longer");
    public static final Setting<Duration> WATCH_MAX_AGE_ANSWER =
            GROUP.add("watch.max-age.answer", "10m", DURATION, "An answer that is due for longer");
    public static final Setting<Duration> WATCH_MAX_OUTAGE =
            GROUP.add("watch.max-outage", "15m", DURATION, "A provider that is down for longer");
    public static final Setting<Duration> WATCH_MAX_SILENCE = GROUP.add(
            "watch.max-silence", "5m", DURATION, "A route that works by a clock and shows no sign of life for longer");
    public static final Setting<Long> WATCH_MIN_FREE = GROUP.add(
            "watch.min-free", "256MB", SIZE, "Less of a disk is free; work goes on until store.min-free. 0: no alarm");
    public static final Setting<Duration> WATCH_CLOCK_SKEW = GROUP.add(
            "watch.clock-skew", "30s", DURATION, "Our clock and a provider's or the database's are further apart");
    public static final Setting<Duration> WATCH_RANGES = GROUP.add(
            "watch.ranges", "1h", DURATION, "How often LaFactura.co is asked how far its ranges of numbers are used");
    public static final Setting<String> TRACE_ENDPOINT = GROUP.atStart(
            "trace.endpoint",
            "",
            orEmpty(URL),
            "Where traces go by OTLP over HTTP, such as http://127.0.0.1:4318; empty: nowhere");

    private WatchKeys() {}

    /** How long a cancellation may be in the state that is called so, such as {@code in-doubt}. */
    public static Setting<Optional<Duration>> maxAge(String state) {
        return Objects.requireNonNull(MAX_AGES.get(state), state);
    }

    private static Map<String, Setting<Optional<Duration>>> maxAges() {
        Map<String, Setting<Optional<Duration>>> ages = new LinkedHashMap<>();
        ages.put(
                "ready",
                GROUP.add(
                        "watch.max-age.ready",
                        "2h",
                        DURATION.optional(),
                        "Accepted and not sent for longer; empty: no alarm"));
        ages.put(
                "sending",
                GROUP.add(
                        "watch.max-age.sending",
                        "15m",
                        DURATION.optional(),
                        "Being sent for longer, which should be longer than the longest call; empty: no alarm"));
        ages.put(
                "in-doubt",
                GROUP.add("watch.max-age.in-doubt", "1h", DURATION.optional(), "In doubt for longer; empty: no alarm"));
        ages.put(
                "sent",
                GROUP.add(
                        "watch.max-age.sent",
                        "12h",
                        DURATION.optional(),
                        "Sent and not decided for longer; empty: no alarm"));
        ages.put(
                "held",
                GROUP.add(
                        "watch.max-age.held",
                        "24h",
                        DURATION.optional(),
                        "Waiting for a person for longer; empty: no alarm"));
        return ages;
    }

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
