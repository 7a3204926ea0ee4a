package io.anula.cancellation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to a cancellation: the input of {@link Transition}. */
public sealed interface Outcome {
    /** The provider's answer as it came, kept in the history as evidence; null if there was none. */
    default @Nullable String evidence() {
        return null;
    }

    /** Why and how long the whole account must not be called; null if it may be called. */
    default @Nullable Pause pause() {
        return null;
    }

    /** Whether the provider failed: the circuit breaker counts this. */
    default boolean failure() {
        return false;
    }

    /** The outcome of the call for the credit note. */
    sealed interface OfSubmit extends Outcome {}

    /** The outcome of a look-up of a call in doubt. */
    sealed interface OfLookup extends Outcome {}

    /** The outcome of a poll of the authority's decision. */
    sealed interface OfStatus extends Outcome {}

    /** The outcome of asking again about the note of an accepted cancellation: it never changes the cancellation. */
    sealed interface OfVerify extends Outcome {}

    /** The outcome of an inspection: the invoice is looked at before the first call for its note. */
    sealed interface OfInspection extends Outcome {}

    /** A person's decision; the history keeps the person and the reason. */
    sealed interface OfPerson extends Outcome {
        /** Who decided. */
        String who();

        /** Why. */
        String reason();
    }

    /**
     * A worker is about to call; this is durable before the call leaves.
     *
     * @param evidence for a call for a note: where it goes, and the field by which a repeated one is known; null if
     * there is none
     */
    record Claimed(Instant leaseUntil, @Nullable String evidence) implements Outcome {
        /** A claim whose call has nothing by which a repeated one is known. */
        public Claimed(Instant leaseUntil) {
            this(leaseUntil, null);
        }
    }

    /** A worker is about to look at the invoice before its first call; this call asks for no note. */
    record Inspecting(Instant leaseUntil) implements Outcome {}

    /**
     * The provider has said how the invoice stands.
     *
     * @param breaches the rules that the answer breaks; none if it breaks none
     */
    record Inspected(List<Breach> breaches, @Nullable String evidence) implements OfInspection {
        public Inspected {
            breaches = List.copyOf(breaches);
        }

        /** What is said of the invoice, for a person; null if nothing is. */
        @Nullable
        String message() {
            return breaches.isEmpty()
                    ? null
                    : breaches.stream().map(Breach::message).collect(Collectors.joining("; "));
        }

        /** Whether a person must decide before the first call. */
        boolean blocks() {
            return breaches.stream().anyMatch(Breach::blocks);
        }
    }

    /**
     * A rule that an invoice breaks.
     *
     * @param rule the stable code of the rule
     * @param blocks whether a person must decide; otherwise the request goes on with a warning
     * @param message for people
     * @param note the code of the credit note that the invoice has; null if the rule is about something else
     */
    record Breach(
            String rule,
            boolean blocks,
            String message,
            @Nullable String note) {}

    /** The invoice could not be looked at; this is tried again later. */
    record InspectionFailed(
            String message, boolean failure, @Nullable Pause pause) implements OfInspection {}

    /** The lease ended without an outcome: the process ended or was frozen. */
    record LeaseExpired() implements Outcome {}

    /** The store was filled from a backup: a request that was unsent at that time may have been sent since. */
    record Restored() implements Outcome {}

    /** A call that was to be repeated must not be repeated any more. */
    record Doubted(String message) implements Outcome {}

    /** The account wants a person's release before the first call. */
    record ApprovalWanted(String message) implements Outcome {}

    /** Another cancellation has the same invoice: an earlier version of the store took it for two invoices. */
    record Doubled(String message) implements Outcome {}

    /** The credit note exists; the authority has not decided yet. */
    record Created(
            CreditNote note,
            @Nullable String process,
            @Nullable String evidence) implements OfSubmit {}

    /** The credit note exists and no further decision is needed. */
    record Confirmed(
            @Nullable CreditNote note,
            @Nullable String message,
            @Nullable String evidence) implements OfSubmit, OfLookup {}

    /**
     * The provider refused in a readable answer.
     *
     * @param mendable whether a person can remove the cause, or must read what the provider means
     * @param rangeUsedUp whether the provider says clearly that its number range is used up
     */
    record Refused(
            String message,
            boolean mendable,
            boolean rangeUsedUp,
            @Nullable String evidence) implements OfSubmit {
        /** For any cause other than a used-up range. */
        public Refused(String message, boolean mendable, @Nullable String evidence) {
            this(message, mendable, false, evidence);
        }
    }

    /** Provably nothing left this machine, or the provider rejected the call without reading it. */
    record NotSent(
            String message, @Nullable Pause pause, @Nullable String evidence) implements OfSubmit {
        /** Nothing left, and the cause is not the account. */
        public NotSent(String message) {
            this(message, null, null);
        }

        /** As above, without evidence. */
        public NotSent(String message, @Nullable Pause pause) {
            this(message, pause, null);
        }

        @Override
        public boolean failure() {
            return pause == null;
        }
    }

    /**
     * The call may have worked: a time-out, a reset, or an answer that does not say what was done.
     *
     * @param failure false if the provider works and only this answer is undecided
     * @param pause why the account must not be called, if another program answered instead of the provider's
     */
    record Unknown(
            String message,
            @Nullable String evidence,
            boolean failure,
            @Nullable Pause pause) implements OfSubmit {
        /** For a provider that does not work correctly. */
        public Unknown(String message, @Nullable String evidence) {
            this(message, evidence, true, null);
        }

        /** The cause is not the account. */
        public Unknown(String message, @Nullable String evidence, boolean failure) {
            this(message, evidence, failure, null);
        }
    }

    /** The look-up found the credit note. */
    record Found(
            CreditNote note,
            @Nullable String process,
            @Nullable String evidence) implements OfLookup {}

    /** The look-up proves that there is no note. Only a provider with an authoritative look-up gives this. */
    record Absent(@Nullable String evidence) implements OfLookup {}

    /**
     * The look-up shows no note and proves nothing, but the operator has set that the provider answers a repeated call
     * with the note of the first one: the call is made again.
     */
    record Repeatable(String message, @Nullable String evidence) implements OfLookup {}

    /** The look-up could not be made; it is made again later. */
    record LookupFailed(
            String message, boolean failure, @Nullable Pause pause) implements OfLookup {}

    /** There is no look-up, or it cannot decide. */
    record Undecidable(String message, @Nullable String evidence) implements OfLookup {}

    /** The authority has not decided, or the answer is not readable. */
    record Undecided(
            @Nullable String process,
            String message,
            @Nullable CreditNote note,
            boolean failure,
            @Nullable Pause pause) implements OfStatus {
        /** A readable answer says that the authority has not decided. */
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

    /** The provider says that the code a person named is no note, or a note of another invoice. */
    record NotTheNote(String message, @Nullable String evidence) implements OfStatus {}

    /**
     * The provider answered about the note of an accepted cancellation.
     *
     * @param difference what is not as we know it; null if all is
     * @param message what the provider says instead; empty if nothing differs
     */
    record Verified(@Nullable FindingKind difference, String message) implements OfVerify {}

    /** The answer about the note of an accepted cancellation says nothing; it is asked again later. */
    record NotVerified(
            String message, boolean failure, @Nullable Pause pause) implements OfVerify {}

    /** A person stops the cancellation until the next decision. */
    record Hold(String who, String reason) implements OfPerson {}

    /** A person lets the cancellation go on from the state it was held in. */
    record Release(String who, String reason) implements OfPerson {}

    /** A person says that no note was made, and has it submitted again. */
    record Retry(String who, String reason) implements OfPerson {}

    /**
     * A person says that the note was made.
     *
     * @param note the note with the code that the person entered
     */
    record ResolvedWithNote(CreditNote note, String who, String reason) implements OfPerson {}

    /** A person says that the invoice stays valid; the request ends without a note. */
    record ResolvedNotCancelled(String who, String reason) implements OfPerson {}

    /** A person says that an accepted cancellation was not done. */
    record Reopen(String who, String reason) implements OfPerson {}

    /** A person asks for the poll or look-up now, before it is due. */
    record CheckNow(String who, String reason) implements OfPerson {}
}
