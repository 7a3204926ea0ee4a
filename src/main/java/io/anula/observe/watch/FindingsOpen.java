package io.anula.observe.watch;

import io.anula.io.Counted;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.Finding;
import io.anula.store.Findings;
import java.util.List;
import java.util.stream.Collectors;

/** The alarm for findings of reconciliation. It stands until a person has seen each of them, or none holds any more. */
public final class FindingsOpen implements Check {
    private static final String ALARM = "reconciliation-findings";
    private static final int MOST_NAMED = 3;

    private final Findings findings;
    private final Alarms alarms;

    public FindingsOpen(Findings findings, Alarms alarms) {
        this.findings = findings;
        this.alarms = alarms;
    }

    @Override
    public void look() {
        long count = findings.countOpen();
        if (count == 0) {
            alarms.clear(ALARM);
            return;
        }
        List<Finding> some = findings.open(MOST_NAMED);
        String named = some.stream()
                        .map(each ->
                                "%s %s".formatted(each.code(), each.invoice().isEmpty() ? each.note() : each.invoice()))
                        .collect(Collectors.joining("; "))
                + (count > some.size() ? "; …" : "");
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("Reconciliation found %1$s: %2$s. See /reconciliation or anula reconcile; when each is dealt "
                                + "with, anula reconcile --seen ID --reason … / La conciliación halló %3$s: %2$s. "
                                + "Véalas en /reconciliation o con anula reconcile; resuelta cada una, anula reconcile --seen ID "
                                + "--reason …")
                        .formatted(Counted.of(count, "difference"), named, Counted.of(count, "diferencia")));
    }
}
