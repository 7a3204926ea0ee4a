package io.anula.observe.watch;

import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.AlarmListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gauges for the active alarms, one for each and one for all. */
public final class AlarmGauges implements AlarmListener {
    private final Map<String, Alarm> standing = new TreeMap<>();
    private final MultiGauge each;

    public AlarmGauges(MeterRegistry registry) {
        this.each = MultiGauge.builder("anula.alarm")
                .description("1 for each alarm that stands")
                .register(registry);
        Gauge.builder("anula.alarms.standing", this, AlarmGauges::count)
                .description("Alarms that stand")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public synchronized void raised(Alarm alarm) {
        standing.put(alarm.name(), alarm);
        tell();
    }

    @Override
    public synchronized void cleared(Alarm alarm) {
        standing.remove(alarm.name());
        tell();
    }

    private synchronized int count() {
        return standing.size();
    }

    private void tell() {
        each.register(standing.values().stream().<Row<?>>map(AlarmGauges::row).toList(), true);
    }

    private static Row<?> row(Alarm alarm) {
        String effect = alarm.effect().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Row.of(Tags.of("alarm", alarm.name(), "effect", effect), 1);
    }
}
