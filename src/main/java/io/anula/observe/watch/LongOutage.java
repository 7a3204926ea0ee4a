package io.anula.observe.watch;

import io.anula.engine.ProviderAlarms;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The alarm for an account whose circuit breaker has been open for so long that a person should contact the provider.
 */
public final class LongOutage implements Check {
    private static final String ALARM = "provider-down-long:";

    private final Supplier<Duration> limit;
    private final Alarms alarms;
    private final Clock clock;

    /** @param clock the clock that dates alarms */
    public LongOutage(Supplier<Duration> limit, Alarms alarms, Clock clock) {
        this.limit = limit;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public void look() {
        Map<String, Instant> down = alarms.active().stream()
                .filter(alarm -> alarm.name().startsWith(ProviderAlarms.DOWN))
                .filter(alarm ->
                        Duration.between(alarm.since(), clock.instant()).compareTo(limit.get()) > 0)
                .collect(Collectors.toMap(alarm -> alarm.name().substring(ProviderAlarms.DOWN.length()), Alarm::since));
        down.forEach((account, since) -> alarms.raise(ALARM + account, Effect.WORK_GOES_ON, message(account, since)));
        alarms.active().stream()
                .map(Alarm::name)
                .filter(name -> name.startsWith(ALARM) && !down.containsKey(name.substring(ALARM.length())))
                .forEach(alarms::clear);
    }

    private String message(String account, Instant since) {
        long seconds = Duration.between(since, clock.instant()).toSeconds();
        return ("%1$s has not worked for %2$d s, more than watch.max-outage. Requests wait and go on by themselves when it is "
                        + "back; ask the provider, and look at the network / %1$s no funciona hace %2$d s, más que "
                        + "watch.max-outage. Los pedidos esperan y siguen solos cuando vuelva; pregunte al proveedor y "
                        + "revise la red")
                .formatted(account, seconds);
    }
}
