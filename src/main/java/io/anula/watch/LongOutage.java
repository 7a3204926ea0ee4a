package io.anula.watch;

import io.anula.alarm.Alarm;
import io.anula.alarm.Alarms;
import io.anula.alarm.Effect;
import io.anula.cancellation.Provider;
import io.anula.lifecycle.ProviderAlarms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The alarm for a provider whose circuit breaker has been open for so long that somebody should ask there. */
public final class LongOutage implements Check {
    private static final String ALARM = "provider-down-long:";

    private final Supplier<Duration> limit;
    private final Alarms alarms;
    private final Clock clock;

    /** @param clock that alarms are dated by */
    public LongOutage(Supplier<Duration> limit, Alarms alarms, Clock clock) {
        this.limit = limit;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public void look() {
        for (Provider provider : Provider.values()) {
            Optional<Instant> since = downSince(provider)
                    .filter(moment -> Duration.between(moment, clock.instant()).compareTo(limit.get()) > 0);
            since.ifPresentOrElse(
                    moment -> alarms.raise(ALARM + provider.text(), Effect.WORK_GOES_ON, message(provider, moment)),
                    () -> alarms.clear(ALARM + provider.text()));
        }
    }

    private Optional<Instant> downSince(Provider provider) {
        return alarms.active().stream()
                .filter(alarm -> alarm.name().equals(ProviderAlarms.DOWN + provider.text()))
                .map(Alarm::since)
                .findFirst();
    }

    private String message(Provider provider, Instant since) {
        long seconds = Duration.between(since, clock.instant()).toSeconds();
        return ("%1$s has not worked for %2$d s, more than watch.max-outage. Requests wait and go on by themselves when it is "
                        + "back; ask the provider, and look at the network / %1$s no funciona hace %2$d s, más que "
                        + "watch.max-outage. Los pedidos esperan y siguen solos cuando vuelva; pregunte al proveedor y "
                        + "revise la red")
                .formatted(provider.text(), seconds);
    }
}
