package io.anula.cancellation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a cancellation: everything that {@link Transition} knows how to take. */
public sealed interface Outcome {
    /** The provider's answer as it came, kept in the history as evidence; null where there was none. */
    default @Nullable String evidence() {
        return null;
    }

    /** How long the whole account is to be left alone because of this; null where it is not. */
    default @Nullable Pause pause() {
        return null;
    }

    /** True when the provider did not work as it should: what a circuit breaker counts. */
    default boolean failure() {
        return false;
    }

    /** An answer about the call that asks for the credit note. */
    sealed interface OfSubmit extends Outcome {}

    /** An answer about the look-up of a call whose end is unknown. */
    sealed interface OfLookup extends Outcome {}

    /** An answer about the authority's decision. */
    sealed interface OfStatus extends Outcome {}

    /** A person's decision; who decided and why is kept. */
    sealed interface OfPerson extends Outcome {
        /** Who decided. */
        String who();

        /** Why. */
        String reason();
    }

    /** A worker is about to call; durable before the call leaves. */
    record Claimed(Instant leaseUntil) implements Outcome {}

    /** Nothing was heard of the call within its lease: the process ended or stood still. */
    record LeaseExpired() implements Outcome {}

    /** The store was filled from a backup: what was not sent when it was made may have been sent since. */
    record Restored() implements Outcome {}

    /** Another cancellation is of the same invoice: a store of before took it for two. */
    record Doubled(String message) implements Outcome {}

    /** The credit note exists; whether the authority takes it is still open. */
    record Created(
            CreditNote note,
            @Nullable String process,
            @Nullable String evidence) implements OfSubmit {}

    /** The credit note exists and needs no further decision. */
    record Confirmed(
            @Nullable CreditNote note,
            @Nullable String message,
            @Nullable String evidence) implements OfSubmit, OfLookup {}

    /**
     * Refused in a readable answer.
     *
     * @param mendable when a person can mend the cause, or must read what the provider means
     * @param rangeUsedUp when the provider says unmistakably that its range of numbers is used up
     */
    record Refused(
            String message,
            boolean mendable,
            boolean rangeUsedUp,
            @Nullable String evidence) implements OfSubmit {
        /** For any other cause than a range that is used up. */
        public Refused(String message, boolean mendable, @Nullable String evidence) {
            this(message, mendable, false, evidence);
        }
    }

    /** Provably nothing left this machine, or the provider turned the call away unread. */
    record NotSent(
            String message, @Nullable Pause pause, @Nullable String evidence) implements OfSubmit {
        /** Nothing left; the account is not to blame. */
        public NotSent(String message) {
            this(message, null, null);
        }

        /** As above, with nothing to show for it. */
        public NotSent(String message, @Nullable Pause pause) {
            this(message, pause, null);
        }

        @Override
        public boolean failure() {
            return pause == null;
        }
    }

    /**
     * The call may have done its work: a time-out, a reset, an answer that does not say what became of it.
     *
     * @param failure false where the provider answered as it does, and only its answer decides nothing
     * @param pause why the account is to be left alone, where something else than the provider's program answered
     */
    record Unknown(
            String message,
            @Nullable String evidence,
            boolean failure,
            @Nullable Pause pause) implements OfSubmit {
        /** Of a provider that does not work as it should. */
        public Unknown(String message, @Nullable String evidence) {
            this(message, evidence, true, null);
        }

        /** The account is not to blame. */
        public Unknown(String message, @Nullable String evidence, boolean failure) {
            this(message, evidence, failure, null);
        }
    }

    /** The look-up found the credit note. */
    record Found(
            CreditNote note,
            @Nullable String process,
            @Nullable String evidence) implements OfLookup {}

    /** The look-up proves that there is no note: only from a provider whose look-up is authoritative. */
    record Absent(@Nullable String evidence) implements OfLookup {}

    /** The look-up could not be asked; it is asked again. */
    record LookupFailed(
            String message, boolean failure, @Nullable Pause pause) implements OfLookup {}

    /** There is no look-up, or it cannot tell. */
    record Undecidable(String message, @Nullable String evidence) implements OfLookup {}

    /** The authority has not decided, or nobody could read whether it has. */
    record Undecided(
            @Nullable String process,
            String message,
            @Nullable CreditNote note,
            boolean failure,
            @Nullable Pause pause) implements OfStatus {
        /** The authority has not decided, says a readable answer. */
        public Undecided(@Nullable String process, String message, @Nullable CreditNote note) {
            this(process, message, note, false, null);
        }
    }

    /** The authority accepted the note. */
    record Accepted(
            CreditNote note, String process, @Nullable String evidence) implements OfStatus {}

    /** The authority rejected the note. */
    record Rejected(
            String process, String message, @Nullable String evidence) implements OfStatus {}

    /** The note that a person named is none, or another invoice's, says the provider. */
    record NotTheNote(String message, @Nullable String evidence) implements OfStatus {}

    /** Stop here until a person says more. */
    record Hold(String who, String reason) implements OfPerson {}

    /** Go on where it was held. */
    record Release(String who, String reason) implements OfPerson {}

    /** Nothing happened, says a person: send it. */
    record Retry(String who, String reason) implements OfPerson {}

    /** The note was made, says a person; {@code note} is its code. */
    record ResolvedWithNote(CreditNote note, String who, String reason) implements OfPerson {}

    /** The invoice stands, says a person: this request ends without a note. */
    record ResolvedNotCancelled(String who, String reason) implements OfPerson {}

    /** It was taken for done, and was not done, says a person. */
    record Reopen(String who, String reason) implements OfPerson {}

    /** Look now, not when the next look is due. */
    record CheckNow(String who, String reason) implements OfPerson {}
}
