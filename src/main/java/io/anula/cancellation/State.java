package io.anula.cancellation;

/** The state of a cancellation. */
public enum State {
    /** Accepted and durable; nothing was sent. */
    READY,
    /** The intent to call is durable; the call may be on its way. */
    SENDING,
    /** The call may or may not have made a note: it is looked up, and never submitted again blindly. */
    IN_DOUBT,
    /** The credit note exists; the authority has not decided. */
    SENT,
    /** The authority accepted the note, or the ERP confirmed it. */
    ACCEPTED,
    /** Refused for good; a new request for that invoice is welcome. */
    REJECTED,
    /** A person must decide; the message says what and why. */
    HELD;

    /** Whether neither a machine nor a person has anything left to do. */
    public boolean ended() {
        return this == ACCEPTED || this == REJECTED;
    }

    /** Whether the invoice accepts no further request: true in every state except after a refusal. */
    public boolean keepsKey() {
        return this != REJECTED;
    }

    /** The status for the requester: all states before a note exists are {@code TAKEN}. */
    public String status() {
        return switch (this) {
            case READY, SENDING, IN_DOUBT -> "TAKEN";
            case SENT, ACCEPTED, REJECTED, HELD -> name();
        };
    }
}
