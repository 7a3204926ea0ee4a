package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.store.Cancellations;
import io.anula.store.Change;
import io.anula.store.KeyCollisions.Pair;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An earlier version of the store may have taken one invoice for two. Only the first of such a pair is submitted: a
 * second one without a note is held for a person before any call leaves.
 */
public final class Doubles {
    private static final Logger LOG = LoggerFactory.getLogger(Doubles.class);
    private static final Set<State> WITHOUT_NOTE = Set.of(State.READY, State.SENDING, State.IN_DOUBT);

    private final Cancellations cancellations;
    private final Transition transition;
    private final Clock clock;

    public Doubles(Cancellations cancellations, Transition transition, Clock clock) {
        this.cancellations = cancellations;
        this.transition = transition;
        this.clock = clock;
    }

    /** Called at the start. */
    public void hold() {
        for (Pair pair : cancellations.collisions().all()) {
            Cancellation second = pair.second();
            if (WITHOUT_NOTE.contains(second.state())) {
                Outcome found = new Outcome.Doubled(message(pair.first()));
                cancellations.record(List.of(Change.of(second, found, transition, clock.instant())));
                LOG.warn("{} is HELD: it is of the same invoice as {}", second, pair.first());
            }
        }
    }

    private static String message(Cancellation first) {
        CreditNote note = first.note();
        String noted = note == null ? "" : ", " + note.code();
        return ("The same invoice is cancelled by %1$s (%2$s%3$s): nothing is sent for this one. Look at the provider's whether "
                        + "there are two credit notes, then resolve it / La misma factura se anula con %1$s (%2$s%3$s): por esta "
                        + "no se envía nada. Verifique con el proveedor si hay dos notas de crédito y luego resuélvala")
                .formatted(first, first.state(), noted);
    }
}
