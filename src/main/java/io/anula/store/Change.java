package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import java.time.Instant;
import java.util.Objects;

/**
 * One change of one cancellation.
 *
 * @param before the state that it was made from; recorded only if the store still has this version
 * @param outcome what happened
 */
public record Change(Cancellation before, Cancellation after, Outcome outcome) {
    /** The change that the outcome makes at this time. */
    public static Change of(Cancellation before, Outcome outcome, Transition transition, Instant now) {
        return new Change(before, transition.apply(before, outcome, now), outcome);
    }

    /**
     * Whether the change gets a history row. A poll or look-up without news, and its claim, only move the next due time
     * and get none.
     */
    boolean worthHistory() {
        return before.state() != after.state()
                || !Objects.equals(before.process(), after.process())
                || !Objects.equals(before.note(), after.note())
                || !(outcome instanceof Outcome.Claimed
                        || outcome instanceof Outcome.Inspecting
                        || outcome instanceof Outcome.InspectionFailed
                        || outcome instanceof Outcome.Undecided
                        || outcome instanceof Outcome.LookupFailed);
    }

    /**
     * Whether the requester gets an answer. A claim needs none, because its outcome follows. The way back to
     * {@code READY} or {@code IN_DOUBT} needs one: otherwise a result that was written during the call would say for
     * hours that the request is being sent.
     */
    boolean worthAnswer() {
        boolean cameBack =
                before.state() != after.state() && (after.state() == State.READY || after.state() == State.IN_DOUBT);
        return cameBack || !before.state().status().equals(after.state().status());
    }
}
