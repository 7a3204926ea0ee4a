package io.anula.observe.health;

import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Effect;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** One active alarm. While it stops work, the service is not ready, but still alive. */
final class AlarmCheck extends AbstractHealthCheck {
    private final Alarm alarm;

    AlarmCheck(Alarm alarm) {
        super("alarms", alarm.name());
        this.alarm = alarm;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.state(alarm.effect() == Effect.STOPS_WORK ? HealthCheck.State.DOWN : HealthCheck.State.UP)
                .detail("since", alarm.since().toString())
                .detail("message", alarm.message())
                .message("Since %s: %s".formatted(alarm.since(), alarm.message()));
    }
}
