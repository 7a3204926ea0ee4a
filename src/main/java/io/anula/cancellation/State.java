package io.anula.cancellation;

/** Where a cancellation stands. */
public enum State {
    /** Accepted and durable; nothing was sent. */
    READY,
    /** The intent to call is durable; the call may be on its way. */
    SENDING,
    /** It may or may not have happened: looked up, never sent again blindly. */
    IN_DOUBT,
    /** The credit note exists; the authority has not decided. */
    SENT,
    /** The authority accepted the note, or the ERP confirmed it. */
    ACCEPTED,
    /** Refused for good; a new request for that invoice is welcome. */
    REJECTED,
    /** A person must decide; the message says what and why. */
    HELD;

    /** True when no machine and no person has anything left to do. */
    public boolean ended() {
        return this == ACCEPTED || this == REJECTED;
    }

    /** True while no further request for the invoice may be taken: always, except after a refusal. */
    public boolean keepsKey() {
        return this != REJECTED;
    }

    /** What the requester is told: the inner states before a note exists are all {@code TAKEN}. */
    public String status() {
        return switch (this) {
            case READY, SENDING, IN_DOUBT -> "TAKEN";
            case SENT, ACCEPTED, REJECTED, HELD -> name();
        };
    }
}
