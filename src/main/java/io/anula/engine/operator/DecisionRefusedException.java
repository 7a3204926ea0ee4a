package io.anula.engine.operator;

import io.anula.store.HistoryRow;
import java.util.List;
import java.util.Locale;

/** A decision that would do harm, or nothing: the message says which, and what can be done instead. */
public final class DecisionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<HistoryRow> since;

    /** Why it is refused. */
    public enum Kind {
        /** Something else speaks against it. */
        NOT_POSSIBLE_NOW,
        /** The cancellation is not any more what the person saw. */
        CHANGED_SINCE,
        /** It does not say what the person saw. */
        VERSION_WANTED;

        /** Its name for programs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    DecisionRefusedException(String message) {
        this(Kind.NOT_POSSIBLE_NOW, message, List.of());
    }

    /** @param since what happened since the person looked */
    DecisionRefusedException(Kind kind, String message, List<HistoryRow> since) {
        super(message);
        this.kind = kind;
        this.since = List.copyOf(since);
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /** What happened since the person looked, first change first; empty unless that is the reason, or where it is not known. */
    public List<HistoryRow> since() {
        return since;
    }
}
