package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.observe.alarm.Alarms;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A circuit breaker for each account. While it is open, nothing is claimed for the account, so an outage costs no
 * attempts and leaves no call in doubt; from time to time a few calls test whether the provider is back. Accounts may
 * have different servers, logins and proxies, so an outage of one does not count for the others.
 */
public final class Breakers {
    /** How many calls test whether a provider is back, each time. */
    static final int PROBES = 2;

    private static final int WINDOW = 20;
    private static final int FEWEST_CALLS = 10;
    private static final float FAILING_PERCENT = 75;
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);

    private final CircuitBreakerConfig config = CircuitBreakerConfig.custom()
            .slidingWindowSize(WINDOW)
            .minimumNumberOfCalls(FEWEST_CALLS)
            .failureRateThreshold(FAILING_PERCENT)
            .waitDurationInOpenState(BETWEEN_PROBES)
            .permittedNumberOfCallsInHalfOpenState(PROBES)
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .build();
    private final Map<AccountName, Counted> all = new ConcurrentHashMap<>();
    private final ProviderAlarms alarms;
    private volatile Set<AccountName> kept = Set.of();

    public Breakers(Alarms alarms) {
        this.alarms = new ProviderAlarms(alarms);
    }

    /** A breaker and the statistics of its calls. */
    private record Counted(CircuitBreaker breaker, CallStatistics calls) {}

    private Counted counted(AccountName account) {
        Counted known = all.get(account);
        return known == null ? all.computeIfAbsent(account, this::made) : known;
    }

    private Counted made(AccountName account) {
        CircuitBreaker breaker = CircuitBreaker.of(account.toString(), config);
        CallStatistics minutes = new CallStatistics();
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> tell(account, event.getStateTransition().getToState()))
                .onSuccess(event ->
                        minutes.add(event.getCreationTime().toEpochSecond(), event.getElapsedDuration(), false))
                .onError(event ->
                        minutes.add(event.getCreationTime().toEpochSecond(), event.getElapsedDuration(), true));
        return new Counted(breaker, minutes);
    }

    /** Keeps these accounts; the others are no longer shown and have no alarm. */
    void keep(Collection<AccountName> accounts) {
        kept = Set.copyOf(accounts);
        all.keySet().stream().filter(account -> !kept.contains(account)).forEach(alarms::isBack);
    }

    /** The state of every breaker, with the calls of this many minutes, sorted by account. */
    public List<BreakerSnapshot> snapshots(int minutes, Instant now) {
        return kept.stream()
                .sorted(Comparator.comparing(AccountName::toString))
                .map(account -> snapshot(account, counted(account), minutes, now))
                .toList();
    }

    private static BreakerSnapshot snapshot(AccountName account, Counted counted, int minutes, Instant now) {
        CircuitBreaker.Metrics metrics = counted.breaker().getMetrics();
        return new BreakerSnapshot(
                account,
                counted.breaker().getState().name(),
                metrics.getNumberOfBufferedCalls(),
                metrics.getNumberOfFailedCalls(),
                counted.calls().last(minutes, now.getEpochSecond()));
    }

    private void tell(AccountName account, State state) {
        if (state == State.OPEN) {
            alarms.down(account, PROBES, BETWEEN_PROBES);
        } else if (state == State.CLOSED) {
            alarms.isBack(account);
        }
    }

    /** The breaker of this account. */
    public CircuitBreaker of(AccountName account) {
        return counted(account).breaker();
    }

    /** How many calls the breaker lets through now, besides those under way. */
    int allowed(AccountName account, int inFlight) {
        return switch (of(account).getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> Math.max(0, PROBES - inFlight);
            case CLOSED, DISABLED, METRICS_ONLY -> Integer.MAX_VALUE;
        };
    }

    boolean probing(AccountName account) {
        return of(account).getState() == State.HALF_OPEN;
    }
}
