package io.anula.observe.watch;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.State;
import io.anula.engine.AccountThrottles;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Gauges for the current amounts. Amounts in the store come from the last periodic count and never query the store. */
public final class Gauges {
    private static final double MILLIS = 1000;

    private final MeterRegistry registry;
    private final PeriodicCounts counting;
    private final AccountThrottles throttles;
    private final MultiGauge cancellations;
    private final MultiGauge oldest;
    private final MultiGauge inFlight;
    private final MultiGauge files;

    /** @param throttles the throttles of the configured accounts; accounts without cancellations are shown too */
    public Gauges(MeterRegistry registry, PeriodicCounts counting, AccountThrottles throttles) {
        this.registry = registry;
        this.counting = counting;
        this.throttles = throttles;
        this.cancellations = many("anula.cancellations", "Cancellations in the store");
        this.oldest = many("anula.oldest.open.seconds", "Age of the oldest cancellation that has not ended");
        this.inFlight = many("anula.calls.in.flight", "Calls under way");
        this.files = many("anula.files", "Files in the store, by how far they are");
        queue("answers-due", counting, all -> all.last().answersDue());
        queue("results-due", counting, all -> all.last().resultsDue());
        counting.read(this::counted);
        counted();
    }

    private MultiGauge many(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Adds a gauge for the length of a queue. */
    public <T> void queue(String name, T of, ToDoubleFunction<T> length) {
        Gauge.builder("anula.queue", of, length)
                .description("What waits in a queue")
                .tag("queue", name)
                .strongReference(true)
                .register(registry);
    }

    /** Adds the version and node of this process. */
    public void build(String version, String node) {
        Gauge.builder("anula.build.info", () -> 1)
                .description("Which version runs, and what this node is called")
                .tag("version", version)
                .tag("node", node)
                .register(registry);
    }

    /** Adds the time since the watchdog's last run. */
    public void watchdog(Watchdog watchdog) {
        Gauge.builder(
                        "anula.watchdog.look.age.seconds",
                        watchdog,
                        dog -> dog.sinceLook().toMillis() / MILLIS)
                .description("How long ago the watchdog looked last")
                .strongReference(true)
                .register(registry);
    }

    private void counted() {
        Map<AccountName, Map<State, Long>> counts = new HashMap<>();
        throttles.accounts().forEach(account -> counts.put(account, new TreeMap<>()));
        counting.last().open().forEach(open -> counts.computeIfAbsent(open.account(), found -> new TreeMap<>())
                .put(open.state(), open.count()));
        counting.last().ended().forEach((account, ended) -> counts.computeIfAbsent(account, found -> new TreeMap<>())
                .putAll(ended));
        tell(counts);
    }

    private void tell(Map<AccountName, Map<State, Long>> counts) {
        List<Row<?>> states = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        List<Row<?>> calls = new ArrayList<>();
        counts.forEach((account, ofAccount) -> {
            Tags tags = Tags.of("provider", account.provider().text(), "account", account.name());
            for (State state : State.values()) {
                states.add(Row.of(tags.and("state", Limits.word(state)), ofAccount.getOrDefault(state, 0L)));
            }
            ages.add(Row.of(tags, counting, all -> all.oldest(account).toMillis() / MILLIS));
            calls.add(Row.of(tags, throttles, all -> all.inFlight(account)));
        });
        cancellations.register(states, true);
        oldest.register(ages, true);
        inFlight.register(calls, true);
        files.register(
                counting.last().files().entrySet().stream()
                        .<Row<?>>map(each ->
                                Row.of(Tags.of("state", each.getKey().toLowerCase(Locale.ROOT)), each.getValue()))
                        .toList(),
                true);
    }
}
