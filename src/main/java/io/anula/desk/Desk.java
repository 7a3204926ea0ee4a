package io.anula.desk;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.IllegalTransitionException;
import io.anula.cancellation.Transition;
import io.anula.store.Cancellations;
import io.anula.store.Change;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people decide what a machine must not. Their word is a change like any other: by the one door, with its history. */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int MOST_COLLISIONS = 10;

    private final Cancellations cancellations;
    private final Transition transition;
    private final Clock clock;
    private final Runnable workIsDue;

    /** @param workIsDue told when a decision has made something due at once */
    public Desk(Cancellations cancellations, Transition transition, Clock clock, Runnable workIsDue) {
        this.cancellations = cancellations;
        this.transition = transition;
        this.clock = clock;
        this.workIsDue = workIsDue;
    }

    /**
     * Does what a person says.
     *
     * @return the cancellation as it is then; empty when there is none of that id
     * @throws IllegalTransitionException when that cannot be said of it as it is now
     */
    public Optional<Cancellation> decide(String id, Decided decided) {
        for (int collisions = 0; collisions < MOST_COLLISIONS; collisions++) {
            Optional<Cancellation> found = cancellations.find(id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Change change = Change.of(found.get(), decided.outcome(), transition, clock.instant());
            if (!cancellations.record(List.of(change)).isEmpty()) {
                Cancellation after = change.after();
                LOG.info(
                        "{} is {}: {} by {}",
                        after,
                        after.state(),
                        decided.verb().text(),
                        decided.who());
                workIsDue.run();
                return Optional.of(after);
            }
        }
        throw new IllegalStateException("cancellation %s does not stand still".formatted(id));
    }
}
