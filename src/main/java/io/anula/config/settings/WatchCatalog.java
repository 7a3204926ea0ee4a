package io.anula.config.settings;

import static io.anula.config.settings.Kind.DURATION_KIND;
import static io.anula.config.settings.Kind.SIZE_KIND;
import static io.anula.config.settings.Kind.URL;

import java.util.List;

/** The keys of the watchdog and of traces. */
final class WatchCatalog {
    private static final String AGE = "watch.max-age.";

    private WatchCatalog() {}

    static List<Setting> settings() {
        return List.of(
                new Setting(
                        "watch.every",
                        "10s",
                        DURATION_KIND,
                        "How often the watchdog looks, and how often the store is counted at the most"),
                age("ready", "2h", "Accepted and not sent for longer; empty: no alarm"),
                age(
                        "sending",
                        "15m",
                        "Being sent for longer, which should be longer than the longest call; empty: no alarm"),
                age("in-doubt", "1h", "In doubt for longer; empty: no alarm"),
                age("sent", "12h", "Sent and not decided for longer; empty: no alarm"),
                age("held", "24h", "Waiting for a person for longer; empty: no alarm"),
                new Setting(AGE + "file", "10m", DURATION_KIND, "A file in the inbox for longer"),
                new Setting(AGE + "answer", "10m", DURATION_KIND, "An answer that is due for longer"),
                new Setting("watch.max-outage", "15m", DURATION_KIND, "A provider that is down for longer"),
                new Setting(
                        "watch.max-silence",
                        "5m",
                        DURATION_KIND,
                        "A route that works by a clock and shows no sign of life for longer"),
                new Setting(
                        "watch.min-free",
                        "256MB",
                        SIZE_KIND,
                        "Less of a disk is free; work goes on until store.min-free. 0: no alarm"),
                new Setting(
                        "watch.clock-skew",
                        "30s",
                        DURATION_KIND,
                        "Our clock and a provider's or the database's are further apart"),
                new Setting(
                        "watch.ranges",
                        "1h",
                        DURATION_KIND,
                        "How often LaFactura.co is asked how far its ranges of numbers are used"),
                new Setting(
                        "trace.endpoint",
                        "",
                        URL.orEmpty(),
                        "Where traces go by OTLP over HTTP, such as http://127.0.0.1:4318; empty: nowhere"));
    }

    private static Setting age(String state, String fallback, String description) {
        return new Setting(AGE + state, fallback, DURATION_KIND.orEmpty(), description);
    }
}
