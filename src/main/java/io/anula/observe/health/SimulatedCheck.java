package io.anula.observe.health;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Shows that simulators answer instead of providers. The service is healthy, but its answers are not an authority's.
 */
public final class SimulatedCheck extends AbstractHealthCheck {
    public SimulatedCheck() {
        super("anula", "simulated");
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.up()
                .detail("simulated", true)
                .message("Simulators answer instead of providers: no invoice is cancelled");
    }
}
