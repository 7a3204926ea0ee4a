package io.anula.config.settings;

import static io.anula.config.settings.Kind.CRON;
import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.decimal;

import java.time.Duration;
import java.util.List;

/** How often and how late things are done; a new value counts at once. */
public final class TimeKeys {
    private static final SettingGroup GROUP = new SettingGroup(true);

    public static final Setting<String> POLL_CRON =
            GROUP.add("poll.cron", "0/1 * * * * ?", CRON, "When the authority's decisions are looked for");
    public static final Setting<Duration> POLL_FIRST_DELAY =
            GROUP.add("poll.first-delay", "2s", DURATION, "A note is first looked up so long after it was made");
    public static final Setting<Double> POLL_FACTOR =
            GROUP.add("poll.factor", "1.5", decimal(1, 100), "Each further delay is so many times longer");
    public static final Setting<Duration> POLL_MAX_DELAY =
            GROUP.add("poll.max-delay", "15m", DURATION, "No delay is longer");
    public static final Setting<Duration> POLL_ALARM_AFTER =
            GROUP.add("poll.alarm-after", "24h", DURATION, "Open for longer: an alarm is raised");
    public static final Setting<Duration> RESEND_FIRST_DELAY =
            GROUP.add("resend.first-delay", "1s", DURATION, "A provider out of reach is tried again after this");
    public static final Setting<Duration> RESEND_MAX_DELAY =
            GROUP.add("resend.max-delay", "1m", DURATION, "Each further delay is twice as long, up to this");
    public static final Setting<Duration> ANSWER_EVERY =
            GROUP.add("answer.every", "500ms", DURATION, "How often answers are written back");

    private TimeKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
