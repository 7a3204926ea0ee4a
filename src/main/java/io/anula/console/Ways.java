package io.anula.console;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;

/**
 * What a person can do now with a cancellation.
 *
 * @param hold stop it here
 * @param check look now
 * @param release go on where it was held
 * @param again retry it, or resolve it as not cancelled: only while no credit note is known
 * @param note the code of the credit note that is known; empty where none is
 */
record Ways(boolean hold, boolean check, boolean release, boolean again, String note) {
    static Ways of(Cancellation life) {
        State state = life.state();
        boolean held = state == State.HELD;
        boolean open = state == State.READY || state == State.IN_DOUBT || state == State.SENT;
        boolean hurries = open && (state != State.IN_DOUBT || life.tries() > 0);
        String note = life.note() == null ? "" : life.note().code();
        return new Ways(open, hurries, held, held && note.isEmpty(), note);
    }

    /** True when there is anything. */
    public boolean any() {
        return hold || check || release;
    }
}
