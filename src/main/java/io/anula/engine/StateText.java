package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;

/** How a step of a life is told in one line. */
final class StateText {
    private StateText() {}

    /** What is worth saying after the state: the note, where it stands, the message. */
    static String tail(Cancellation cancellation) {
        CreditNote note = cancellation.note();
        StringBuilder tail = new StringBuilder();
        if (note != null) {
            tail.append(", credit note ").append(note.code());
        }
        if (cancellation.process() != null) {
            tail.append(", process ").append(cancellation.process());
        }
        if (cancellation.message() != null) {
            tail.append(": ").append(cancellation.message());
        }
        return tail.toString();
    }
}
