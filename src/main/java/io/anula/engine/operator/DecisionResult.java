package io.anula.engine.operator;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.store.HistoryRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one cancellation in a decision on many.
 *
 * @param before the cancellation before the decision; null when the id is unknown
 * @param after the cancellation after the decision, or as it would be after it; null when it is not done
 * @param message why it is not done; empty when it is done
 * @param first the decision of the person who was first, or else what changed it; null for another reason or if unknown
 */
public record DecisionResult(
        String id,
        Kind kind,
        @Nullable Cancellation before,
        @Nullable Cancellation after,
        String message,
        @Nullable HistoryRow first) {
    /** What became of it. */
    public enum Kind {
        /** Done, or possible where it was only tried. */
        DONE,
        /** Its state or another objection does not allow the decision. */
        NOT_POSSIBLE_NOW,
        /** It has changed since the person saw it. */
        CHANGED_SINCE,
        /** The decision does not name the version that the person saw. */
        VERSION_WANTED,
        /** There is no such id. */
        UNKNOWN,
        /** The store failed: whether it is done is seen in the cancellation. */
        FAILED,
        /** Not tried, because the store failed before. */
        NOT_TRIED;

        /** The name for programs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it is done, or would be. */
    public boolean done() {
        return kind == Kind.DONE;
    }

    /**
     * Whether a call, or a new request after an end without a note, may make a second note, because an earlier call may have
     * made one.
     */
    public boolean outOfDoubt() {
        Cancellation was = before;
        Cancellation is = after;
        return was != null
                && is != null
                && was.heldFrom() == State.IN_DOUBT
                && (is.state() == State.READY || (is.state() == State.REJECTED && is.note() == null));
    }

    /** The current cancellation: after the decision, or unchanged; null when the id is unknown. */
    public @Nullable Cancellation current() {
        return after == null ? before : after;
    }
}
