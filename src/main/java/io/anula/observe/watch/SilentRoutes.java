package io.anula.observe.watch;

import io.anula.config.routes.Heartbeats;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The alarm for routes that work by a clock and give no sign of life. */
public final class SilentRoutes implements Check {
    private static final String ALARM = "routes-silent";
    private static final int PERIODS = 10;

    private final Heartbeats heartbeats;
    private final Supplier<Duration> limit;
    private final Alarms alarms;

    /** @param limit how long a route may be silent, in addition to ten of its periods */
    public SilentRoutes(Heartbeats heartbeats, Supplier<Duration> limit, Alarms alarms) {
        this.heartbeats = heartbeats;
        this.limit = limit;
        this.alarms = alarms;
    }

    @Override
    public void look() {
        Map<String, Duration> silent = heartbeats.silent(limit.get(), PERIODS);
        if (silent.isEmpty()) {
            alarms.clear(ALARM);
            return;
        }
        String routes = silent.entrySet().stream()
                .map(each ->
                        "%s (%d s)".formatted(each.getKey(), each.getValue().toSeconds()))
                .collect(Collectors.joining(", "));
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("Routes that do nothing any more: %1$s. What they would do waits. If it lasts, restart; a dump of the "
                                + "threads (jstack) before that says where they stand / Rutas detenidas: %1$s. Lo que "
                                + "harían espera. Si dura, reinicie; antes, un volcado de hilos (jstack) dice dónde están")
                        .formatted(routes));
    }
}
