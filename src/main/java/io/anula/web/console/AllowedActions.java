package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import java.util.function.Predicate;

/**
 * The decisions that are possible for a cancellation now.
 *
 * @param hold stop it
 * @param check poll or look up now
 * @param held whether a person must decide
 * @param release let it go on, if that would not hold it again at once
 * @param again retry it, or resolve it as not cancelled: only while no credit note is known
 * @param reopen say that an accepted cancellation was not done
 * @param note the code of the known credit note; empty if there is none
 */
record AllowedActions(
        boolean hold, boolean check, boolean held, boolean release, boolean again, boolean reopen, String note) {
    /** @param canBeReleased whether a release would not lead directly to {@code HELD} again */
    static AllowedActions of(Cancellation life, Predicate<Cancellation> canBeReleased) {
        State state = life.state();
        boolean held = state == State.HELD;
        boolean open = state == State.READY || state == State.IN_DOUBT || state == State.SENT;
        boolean hurries = open && (state != State.IN_DOUBT || life.tries() > 0);
        String note = life.note() == null ? "" : life.note().code();
        return new AllowedActions(
                open,
                hurries,
                held,
                held && canBeReleased.test(life),
                held && note.isEmpty(),
                life.canBeReopened(),
                note);
    }

    /** Whether any decision is possible. */
    public boolean any() {
        return hold || check || held || reopen;
    }
}
