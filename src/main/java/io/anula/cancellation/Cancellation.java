package io.anula.cancellation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One cancellation at one moment. Only {@link Transition} makes the next moment from it.
 *
 * @param version counts the changes; a change is stored only if the stored version is the one it was made from
 * @param dueAt when the next step is due: a call, a poll, or for {@code SENDING} the end of the lease; null when no
 * step is due
 * @param attempts calls for the note that may have left this process, 0 upwards
 * @param tries how often in a row the state was entered again without progress, 0 upwards
 * @param heldFrom the state that a release returns to; null unless {@code HELD}
 * @param process the step of the note at the tax authority, from the provider's last poll answer
 * @param message the last message for people
 * @param cause the first machine message, kept when a person's decision or a failed look-up changes {@code message};
 * null if {@code message} is still the first
 * @param noteBy the person who named the note; null if the provider named or confirmed it
 * @param createdAt when the request was accepted
 * @param changedAt when {@code state} last changed
 */
public record Cancellation(
        String id,
        Key key,
        State state,
        int version,
        @Nullable Instant dueAt,
        int attempts,
        int tries,
        @Nullable State heldFrom,
        @Nullable CreditNote note,
        @Nullable String process,
        @Nullable String message,
        @Nullable String cause,
        @Nullable String noteBy,
        Instant createdAt,
        Instant changedAt) {
    /** A cancellation without any decision by a person. */
    public Cancellation(
            String id,
            Key key,
            State state,
            int version,
            @Nullable Instant dueAt,
            int attempts,
            int tries,
            @Nullable State heldFrom,
            @Nullable CreditNote note,
            @Nullable String process,
            @Nullable String message,
            Instant createdAt,
            Instant changedAt) {
        this(
                id, key, state, version, dueAt, attempts, tries, heldFrom, note, process, message, null, null,
                createdAt, changedAt);
    }

    /** A new cancellation: ready, and due at once. */
    public static Cancellation ready(String id, Key key, Instant now) {
        return new Cancellation(id, key, State.READY, 0, now, 0, 0, null, null, null, null, now, now);
    }

    /**
     * Whether a person may say that an accepted cancellation was not done: only if an ERP's answer or a person ended
     * it. A decision proved by a poll stays.
     */
    public boolean canBeReopened() {
        boolean proved = key.provider().isPolled()
                && noteBy == null
                && process != null
                && process.strip().matches("0*2");
        return state == State.ACCEPTED && !proved;
    }

    /** The first message of this state: later decisions and failed look-ups do not replace it. */
    public @Nullable String firstCause() {
        return cause == null ? message : cause;
    }

    /** How this cancellation is named in every message and log line about it. */
    @Override
    public String toString() {
        return id + " (" + key.text() + ")";
    }
}
