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
 * @param before what it was made from; recorded only while the store still has that version
 * @param outcome what happened
 */
public record Change(Cancellation before, Cancellation after, Outcome outcome) {
    /** What the outcome makes of the cancellation at that moment. */
    public static Change of(Cancellation before, Outcome outcome, Transition transition, Instant now) {
        return new Change(before, transition.apply(before, outcome, now), outcome);
    }

    /** False for a claim or a look that brought nothing new: those move only the next time to look. */
    boolean worthHistory() {
        return before.state() != after.state()
                || !Objects.equals(before.process(), after.process())
                || !Objects.equals(before.note(), after.note())
                || !(outcome instanceof Outcome.Claimed
                        || outcome instanceof Outcome.Undecided
                        || outcome instanceof Outcome.LookupFailed);
    }

    /**
     * True when the requester is to be told. A claim is not worth it, for its outcome follows; what comes back from a call
     * is, or a result that was written meanwhile would say for hours that it is being sent.
     */
    boolean worthAnswer() {
        boolean cameBack =
                before.state() != after.state() && (after.state() == State.READY || after.state() == State.IN_DOUBT);
        return cameBack || !before.state().status().equals(after.state().status());
    }
}
