package io.anula.observe.watch;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The alarm for a wrong clock. It compares our clock with the providers', from the dates of their answers, and with the
 * database's where several nodes use it. Leases, the day in a provider's hash and the dates of notes depend on the
 * clock.
 */
public final class ClockSkew implements Check {
    private static final String ALARM = "clock-skew";
    private static final String DATABASE = "database";

    private final Supplier<Map<String, Duration>> providers;
    private final Clock local;
    private final Clock database;
    private final Supplier<Duration> limit;
    private final Alarms alarms;
    private final Map<String, Duration> known = new TreeMap<>();

    /**
     * @param providers how far our clock is ahead of each provider that answered since the last call
     * @param local the machine's clock
     * @param database the clock that the service uses
     */
    public ClockSkew(
            Supplier<Map<String, Duration>> providers,
            Clock local,
            Clock database,
            Supplier<Duration> limit,
            Alarms alarms) {
        this.providers = providers;
        this.local = local;
        this.database = database;
        this.limit = limit;
        this.alarms = alarms;
    }

    @Override
    public void look() {
        known.putAll(providers.get());
        known.put(DATABASE, Duration.between(database.instant(), local.instant()));
        String wrong = known.entrySet().stream()
                .filter(each -> each.getValue().abs().compareTo(limit.get()) > 0)
                .map(each -> "%s %+d s".formatted(each.getKey(), each.getValue().toSeconds()))
                .collect(Collectors.joining(", "));
        if (wrong.isEmpty()) {
            alarms.clear(ALARM);
            return;
        }
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("Our clock and others differ by more than watch.clock-skew; ours is before theirs by: %1$s. Calls go on; "
                                + "hashes and dates may be those of another day. Set the clock (NTP) where it is wrong / "
                                + "Nuestro reloj difiere de otros en más que watch.clock-skew; adelanta: %1$s. Las "
                                + "llamadas siguen; hashes y fechas pueden ser de otro día. Ponga en hora (NTP) el que falle")
                        .formatted(wrong));
    }
}
