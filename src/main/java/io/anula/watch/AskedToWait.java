package io.anula.watch;

import io.anula.alarm.Alarms;
import io.anula.alarm.Effect;
import io.anula.lifecycle.LaneLook;
import io.anula.lifecycle.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The alarm for an account that its provider asked to wait for longer than a moment. */
public final class AskedToWait implements Check {
    private static final String ALARM = "account-waits:";
    /** What is shorter is everyday life. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final Lanes lanes;
    private final Alarms alarms;
    private final Clock clock;
    private final Set<String> raised = new HashSet<>();

    /** @param clock that pauses go by */
    public AskedToWait(Lanes lanes, Alarms alarms, Clock clock) {
        this.lanes = lanes;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public void look() {
        Set<String> waiting = new HashSet<>();
        for (LaneLook lane : lanes.look(1)) {
            String alarm = ALARM + lane.account();
            boolean waits = lane.pausedUntil() != null && !lane.refused();
            boolean isLong = waits && lane.pausedUntil().isAfter(clock.instant().plus(MOMENT));
            if (isLong || (waits && raised.contains(alarm))) {
                waiting.add(alarm);
                alarms.raise(
                        alarm,
                        Effect.WORK_GOES_ON,
                        ("The provider asks %1$s to wait (429, Retry-After): no call until %2$s UTC. Requests are taken and go on then "
                                        + "/ El proveedor pide a %1$s que espere (429, Retry-After): sin llamadas hasta las %2$s UTC. "
                                        + "Los pedidos se reciben y siguen entonces")
                                .formatted(lane.account(), lane.pausedUntil()));
            }
        }
        raised.stream().filter(alarm -> !waiting.contains(alarm)).forEach(alarms::clear);
        raised.clear();
        raised.addAll(waiting);
    }
}
