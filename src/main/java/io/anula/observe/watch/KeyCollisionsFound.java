package io.anula.observe.watch;

import io.anula.io.Counted;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.KeyCollisions;
import io.anula.store.KeyCollisions.Pair;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The alarm for invoices that an earlier version of the store took for two. It stands until a person has seen each
 * pair.
 */
public final class KeyCollisionsFound implements Check {
    private static final String ALARM = "one-invoice-twice";
    private static final int MOST_NAMED = 5;

    private final KeyCollisions collisions;
    private final Alarms alarms;

    public KeyCollisionsFound(KeyCollisions collisions, Alarms alarms) {
        this.collisions = collisions;
        this.alarms = alarms;
    }

    @Override
    public void look() {
        List<Pair> unseen = collisions.unseen();
        if (unseen.isEmpty()) {
            alarms.clear(ALARM);
            return;
        }
        String named = unseen.stream()
                .limit(MOST_NAMED)
                .map(pair -> "%s %s = %s %s"
                        .formatted(
                                pair.second(),
                                pair.second().state(),
                                pair.first(),
                                pair.first().state()))
                .collect(Collectors.joining("; "));
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("%1$s with two cancellations: %2$s. Look whether there are two credit notes; decide about one of "
                                + "each pair, or say check-now ID where nothing is to be done / %3$s con dos "
                                + "anulaciones: %2$s. Verifique si hay dos notas de crédito; decida sobre una de cada par, o "
                                + "check-now ID si no hay nada que hacer")
                        .formatted(Counted.of(unseen.size(), "invoice"), named, Counted.of(unseen.size(), "factura")));
    }
}
