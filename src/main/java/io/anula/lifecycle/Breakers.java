package io.anula.lifecycle;

import io.anula.alarm.Alarms;
import io.anula.cancellation.Provider;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A circuit breaker for each provider. While one is open nothing is claimed for that provider, so that an outage costs
 * neither attempts nor doubts; now and then a few calls try whether it is back.
 */
public final class Breakers {
    /** Calls that may try whether a provider is back, each time. */
    static final int PROBES = 2;

    private static final int WINDOW = 20;
    private static final int FEWEST_CALLS = 10;
    private static final float FAILING_PERCENT = 75;
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);

    private final Map<Provider, CircuitBreaker> breakers = new EnumMap<>(Provider.class);
    private final Map<Provider, Minutes> calls = new EnumMap<>(Provider.class);

    public Breakers(Alarms alarms) {
        ProviderAlarms told = new ProviderAlarms(alarms);
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
                    .onStateTransition(event ->
                            tell(told, provider, event.getStateTransition().getToState()));
            count(provider, breaker);
            breakers.put(provider, breaker);
        }
    }

    private void count(Provider provider, CircuitBreaker breaker) {
        Minutes minutes = new Minutes();
        calls.put(provider, minutes);
        breaker.getEventPublisher()
                .onSuccess(event ->
                        minutes.add(event.getCreationTime().toEpochSecond(), event.getElapsedDuration(), false))
                .onError(event ->
                        minutes.add(event.getCreationTime().toEpochSecond(), event.getElapsedDuration(), true));
    }

    /** Every breaker as it is at that moment, with the calls of so many minutes. */
    public List<BreakerLook> look(int minutes, Instant now) {
        return breakers.entrySet().stream()
                .map(entry -> look(entry.getKey(), entry.getValue(), minutes, now))
                .toList();
    }

    private BreakerLook look(Provider provider, CircuitBreaker breaker, int minutes, Instant now) {
        CircuitBreaker.Metrics metrics = breaker.getMetrics();
        return new BreakerLook(
                provider,
                breaker.getState().name(),
                metrics.getNumberOfBufferedCalls(),
                metrics.getNumberOfFailedCalls(),
                Objects.requireNonNull(calls.get(provider)).last(minutes, now.getEpochSecond()));
    }

    private static void tell(ProviderAlarms told, Provider provider, State state) {
        if (state == State.OPEN) {
            told.down(provider, PROBES, BETWEEN_PROBES);
        } else if (state == State.CLOSED) {
            told.isBack(provider);
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
