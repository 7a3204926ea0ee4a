package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;

/** One line of text about the state of a cancellation. */
final class StateText {
    private StateText() {}

    /** The text after the state: the note, its process, the message. */
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
