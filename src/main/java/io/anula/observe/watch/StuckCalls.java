package io.anula.observe.watch;

import io.anula.engine.ThrottleSnapshot;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The alarm for calls that must have ended long ago and still take places of their account: too many of them stop the
 * account.
 */
public final class StuckCalls implements Check {
    private static final String ALARM = "calls-stuck";

    private final Supplier<List<ThrottleSnapshot>> throttles;
    private final Alarms alarms;

    /** @param throttles gives the state of each account */
    public StuckCalls(Supplier<List<ThrottleSnapshot>> throttles, Alarms alarms) {
        this.throttles = throttles;
        this.alarms = alarms;
    }

    @Override
    public void look() {
        List<ThrottleSnapshot> stuck = throttles.get().stream()
                .filter(throttle -> throttle.overdue() > 0)
                .toList();
        if (stuck.isEmpty()) {
            alarms.clear(ALARM);
            return;
        }
        String which = stuck.stream()
                .map(throttle ->
                        "%s (%d / %d)".formatted(throttle.account(), throttle.overdue(), throttle.maxInFlight()))
                .collect(Collectors.joining(", "));
        alarms.raise(
                ALARM,
                Effect.STOPS_WORK,
                ("Calls of %1$s hold their places for longer than the longest call. Restart the service: what they were about is "
                                + "looked up or held then / Llamadas de %1$s ocupan su lugar más tiempo que la llamada más larga. "
                                + "Reinicie el servicio: lo que pedían se consulta o se retiene")
                        .formatted(which));
    }
}
