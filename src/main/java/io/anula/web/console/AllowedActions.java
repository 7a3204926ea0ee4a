package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import java.util.function.Predicate;

/**
 * What a person can do now with a cancellation.
 *
 * @param hold stop it here
 * @param check look now
 * @param held a person must decide
 * @param release go on where it was held, where that leads anywhere
 * @param again retry it, or resolve it as not cancelled: only while no credit note is known
 * @param reopen it ended as done, and was not done
 * @param note the code of the credit note that is known; empty where none is
 */
record AllowedActions(
        boolean hold, boolean check, boolean held, boolean release, boolean again, boolean reopen, String note) {
    /** @param canBeReleased whether a release leads to something else than being held again */
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

    /** True when there is anything. */
    public boolean any() {
        return hold || check || held || reopen;
    }
}
