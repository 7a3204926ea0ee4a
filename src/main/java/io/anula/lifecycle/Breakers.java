package io.anula.lifecycle;

import io.anula.cancellation.Provider;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A circuit breaker for each provider. While one is open nothing is claimed for that provider, so that an outage costs
 * neither attempts nor doubts; now and then a few calls try whether it is back.
 */
public final class Breakers {
    /** Calls that may try whether a provider is back, each time. */
    static final int PROBES = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);
    private static final int WINDOW = 20;
    private static final int FEWEST_CALLS = 10;
    private static final float FAILING_PERCENT = 75;
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);

    private final Map<Provider, CircuitBreaker> breakers = new EnumMap<>(Provider.class);

    public Breakers() {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(FEWEST_CALLS)
                .failureRateThreshold(FAILING_PERCENT)
                .waitDurationInOpenState(BETWEEN_PROBES)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build();
        for (Provider provider : Provider.values()) {
            CircuitBreaker breaker = CircuitBreaker.of(provider.text(), config);
            breaker.getEventPublisher()
                    .onStateTransition(
                            event -> tell(provider, event.getStateTransition().getToState()));
            breakers.put(provider, breaker);
        }
    }

    private static void tell(Provider provider, State state) {
        if (state == State.OPEN) {
            LOG.warn(
                    "{} does not answer as it should: no calls, but {} tries every {} s",
                    provider.text(),
                    PROBES,
                    BETWEEN_PROBES.toSeconds());
        } else if (state == State.CLOSED) {
            LOG.info("{} answers again: calls go on", provider.text());
        }
    }

    /** The breaker of that provider. */
    public CircuitBreaker of(Provider provider) {
        return Objects.requireNonNull(breakers.get(provider));
    }

    /** How many calls the breaker lets through now, besides those under way. */
    int allowed(Provider provider, int inFlight) {
        return switch (of(provider).getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> Math.max(0, PROBES - inFlight);
            case CLOSED, DISABLED, METRICS_ONLY -> Integer.MAX_VALUE;
        };
    }

    boolean probing(Provider provider) {
        return of(provider).getState() == State.HALF_OPEN;
    }
}
