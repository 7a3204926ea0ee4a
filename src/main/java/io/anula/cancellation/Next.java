package io.anula.cancellation;

import static io.anula.cancellation.State.HELD;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds the next moment of a cancellation: every field that changes besides the state. */
final class Next {
    final Cancellation from;
    final Outcome outcome;
    final Instant now;
    private int attempts;
    private int tries;
    private @Nullable CreditNote note;
    private @Nullable String process;
    private @Nullable String message;
    private @Nullable String cause;
    private @Nullable String noteBy;

    Next(Cancellation from, Outcome outcome, Instant now) {
        this.from = from;
        this.outcome = outcome;
        this.now = now;
        this.attempts = from.attempts();
        this.tries = from.tries();
        this.note = from.note();
        this.process = from.process();
        this.message = from.message();
        this.cause = from.cause();
        this.noteBy = from.noteBy();
    }

    Next attempt() {
        attempts++;
        return this;
    }

    Next notAttempted() {
        attempts--;
        return this;
    }

    Next again() {
        tries++;
        return this;
    }

    Next progress() {
        tries = 0;
        return this;
    }

    Next note(@Nullable CreditNote newNote, @Nullable String newProcess) {
        note = newNote == null ? note : newNote;
        process = newProcess == null ? process : newProcess;
        return this;
    }

    /** As {@link #note}, but the provider itself named the note. */
    Next confirmed(@Nullable CreditNote newNote, @Nullable String newProcess) {
        noteBy = newNote == null ? noteBy : null;
        return note(newNote, newProcess);
    }

    void by(String who) {
        noteBy = who;
    }

    Next withoutNote() {
        note = null;
        noteBy = null;
        return this;
    }

    /** Sets a machine's message; the first cause from before a person's decision is dropped. */
    Next message(@Nullable String newMessage) {
        cause = null;
        return said(newMessage);
    }

    Next said(@Nullable String newMessage) {
        message = newMessage;
        return this;
    }

    /** Sets a person's reason or a failed look-up as the message, and keeps the first cause beside it. */
    Next decided(String reason) {
        cause = cause == null ? message : cause;
        return said(reason);
    }

    void because(String more) {
        cause = cause == null ? more : cause + "; " + more;
    }

    Instant in(Schedule schedule) {
        return now.plus(schedule.after(tries, whose()));
    }

    /** As {@link #in}; the delay grows with the time already spent in the state. */
    Instant afterWaiting(Schedule schedule) {
        Duration waited = Duration.between(from.changedAt(), now);
        return now.plus(schedule.after(tries, whose(), waited));
    }

    private int whose() {
        return 31 * from.id().hashCode() + from.version();
    }

    Instant in(Schedule schedule, @Nullable Pause pause) {
        Instant scheduled = in(schedule);
        Duration atLeast = pause == null ? null : pause.retryAfter();
        return atLeast == null || scheduled.isAfter(now.plus(atLeast)) ? scheduled : now.plus(atLeast);
    }

    Cancellation held(State heldFrom) {
        return moved(HELD, null, heldFrom);
    }

    Cancellation to(State state, @Nullable Instant dueAt) {
        return moved(state, dueAt, null);
    }

    private Cancellation moved(State state, @Nullable Instant dueAt, @Nullable State heldFrom) {
        return new Cancellation(
                from.id(),
                from.key(),
                state,
                from.version() + 1,
                dueAt,
                attempts,
                tries,
                heldFrom,
                note,
                process,
                message,
                cause,
                noteBy,
                from.createdAt(),
                state == from.state() ? from.changedAt() : now);
    }

    void requireNoNote() {
        CreditNote known = from.note();
        require(known == null, "credit note %s exists".formatted(known == null ? "" : known.code()));
    }

    void require(boolean possible, String why) {
        if (!possible) {
            throw illegal(why);
        }
    }

    IllegalTransitionException illegal(String why) {
        return new IllegalTransitionException(from, outcome, why);
    }
}
