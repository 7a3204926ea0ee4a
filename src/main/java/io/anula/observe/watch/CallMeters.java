package io.anula.observe.watch;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.EventName;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import io.anula.engine.CallListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures calls and counts outcomes. Each meter is looked up by its name and labels only once, when it is first
 * needed.
 */
public final class CallMeters implements CallListener {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(80)
    };

    private final MeterRegistry registry;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<Call, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Became, Counter> counters = new ConcurrentHashMap<>();

    public CallMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void begins(Cancellation claimed) {
        begun.put(claimed.id(), System.nanoTime());
    }

    @Override
    public void ended(Cancellation claimed, Outcome outcome) {
        Long since = begun.remove(claimed.id());
        if (since != null) {
            Call call = new Call(claimed.key().provider(), claimed.key().account(), claimed.state(), result(outcome));
            timers.computeIfAbsent(call, this::timer).record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void changed(Cancellation after, Outcome outcome) {
        Key key = after.key();
        counters.computeIfAbsent(new Became(key.provider(), key.account(), EventName.of(outcome)), this::counter)
                .increment();
    }

    private static String result(Outcome outcome) {
        if (outcome.pause() != null) {
            return "turned-away";
        }
        return outcome.failure() ? "failed" : "answered";
    }

    private Timer timer(Call call) {
        return Timer.builder("anula.calls")
                .description("Calls to providers, from the moment at which a caller takes one up to its outcome")
                .tag("provider", call.provider().text())
                .tag("account", call.account())
                .tag("kind", kind(call.state()))
                .tag("result", call.result())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static String kind(State state) {
        return switch (state) {
            case SENDING -> "submit";
            case SENT -> "status";
            case IN_DOUBT -> "lookup";
            case READY -> "inspect";
            case ACCEPTED -> "verify";
            case REJECTED, HELD -> "other";
        };
    }

    private Counter counter(Became became) {
        return Counter.builder("anula.outcomes")
                .description("What became of cancellations, as it was recorded")
                .tag("provider", became.provider().text())
                .tag("account", became.account())
                .tag("outcome", words(became.event()))
                .register(registry);
    }

    /** Converts {@code NotSent} into {@code not-sent}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private record Call(Provider provider, String account, State state, String result) {}

    private record Became(Provider provider, String account, String event) {}
}
