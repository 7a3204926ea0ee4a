package io.anula.observe.health;

import io.anula.observe.alarm.Alarms;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;

/** A health check for each active alarm. */
public final class AlarmChecks implements HealthCheckRepository {
    private final Alarms alarms;
    private boolean enabled = true;

    public AlarmChecks(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public String getId() {
        return "alarms";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Stream<HealthCheck> stream() {
        return enabled ? alarms.active().stream().map(AlarmCheck::new) : Stream.empty();
    }
}
