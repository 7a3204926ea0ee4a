package io.anula.observe.watch;

import io.anula.engine.ThrottleSnapshot;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The alarm for an account whose provider asked for a long pause. */
public final class AskedToWait implements Check {
    private static final String ALARM = "account-waits:";
    /** A shorter pause is normal. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final Supplier<List<ThrottleSnapshot>> throttles;
    private final Alarms alarms;
    private final Clock clock;
    private final Set<String> raised = new HashSet<>();

    /**
     * @param throttles gives the state of each account
     * @param clock the clock for the ends of pauses
     */
    public AskedToWait(Supplier<List<ThrottleSnapshot>> throttles, Alarms alarms, Clock clock) {
        this.throttles = throttles;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public void look() {
        Set<String> waiting = new HashSet<>();
        for (ThrottleSnapshot throttle : throttles.get()) {
            String alarm = ALARM + throttle.account();
            Instant until = throttle.refused() ? null : throttle.pausedUntil();
            boolean isLong = until != null && until.isAfter(clock.instant().plus(MOMENT));
            if (isLong || (until != null && raised.contains(alarm))) {
                waiting.add(alarm);
                alarms.raise(
                        alarm,
                        Effect.WORK_GOES_ON,
                        ("The provider asks %1$s to wait (429, Retry-After): no call until %2$s UTC. Requests are taken and go on then "
                                        + "/ El proveedor pide a %1$s que espere (429, Retry-After): sin llamadas hasta las %2$s UTC. "
                                        + "Los pedidos se reciben y siguen entonces")
                                .formatted(throttle.account(), until));
            }
        }
        raised.stream().filter(alarm -> !waiting.contains(alarm)).forEach(alarms::clear);
        raised.clear();
        raised.addAll(waiting);
    }
}
