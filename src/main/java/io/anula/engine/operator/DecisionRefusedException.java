package io.anula.engine.operator;

import io.anula.store.HistoryRow;
import java.util.List;
import java.util.Locale;

/** A decision that would do harm or have no effect: the message gives the reason and what can be done instead. */
public final class DecisionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<HistoryRow> since;

    /** Why the decision is refused. */
    public enum Kind {
        /** Another reason, given in the message. */
        NOT_POSSIBLE_NOW,
        /** The cancellation has changed since the person saw it. */
        CHANGED_SINCE,
        /** The decision does not name the version that the person saw. */
        VERSION_WANTED;

        /** The name for programs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    DecisionRefusedException(String message) {
        this(Kind.NOT_POSSIBLE_NOW, message, List.of());
    }

    /** @param since the changes since the person saw the cancellation */
    DecisionRefusedException(Kind kind, String message, List<HistoryRow> since) {
        super(message);
        this.kind = kind;
        this.since = List.copyOf(since);
    }

    /** The kind of reason. */
    public Kind kind() {
        return kind;
    }

    /** The changes since the person saw the cancellation, oldest first; empty for another reason or if unknown. */
    public List<HistoryRow> since() {
        return since;
    }
}
