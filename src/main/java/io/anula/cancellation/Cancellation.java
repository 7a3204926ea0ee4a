package io.anula.cancellation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One cancellation at one moment. Only {@link Transition} makes the next moment from it.
 *
 * @param version counts the changes; a change is recorded only over the version that it was made from
 * @param dueAt when something is to be done next: a call, a poll, or for {@code SENDING} the end of the lease; null when
 *     nothing is
 * @param attempts calls for the note that may have left, 0 upwards
 * @param tries times in a row that the state was entered again without progress, 0 upwards
 * @param heldFrom the state that a person's release goes back to; null unless {@code HELD}
 * @param process the step of the note at the tax authority, as the provider's poll last told it
 * @param message the last thing worth telling a person
 * @param cause what was said first, before persons decided or look-ups failed, whose words do not take its place; null where
 *     none has
 * @param noteBy the person whose word the note is; null where the provider named or confirmed it
 * @param createdAt when the request was accepted
 * @param changedAt when {@code state} last became another one
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
    /** One about which no person has decided. */
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

    /** A cancellation as it is born: ready, and due at once. */
    public static Cancellation ready(String id, Key key, Instant now) {
        return new Cancellation(id, key, State.READY, 0, now, 0, 0, null, null, null, null, now, now);
    }

    /**
     * Whether a person may say that it was not done, though it ended as done: where an ERP's answer or a person's word ended
     * it. What a poll has proved stays proved.
     */
    public boolean canBeReopened() {
        boolean proved = key.provider().isPolled()
                && noteBy == null
                && process != null
                && process.strip().matches("0*2");
        return state == State.ACCEPTED && !proved;
    }

    /** Why it is as it is: what was said first, whatever was said about it since. */
    public @Nullable String firstCause() {
        return cause == null ? message : cause;
    }

    /** How this cancellation is named in every message and log line about it. */
    @Override
    public String toString() {
        return id + " (" + key.text() + ")";
    }
}
