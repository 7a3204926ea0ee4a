package io.anula.cancellation;

import static io.anula.cancellation.State.ACCEPTED;
import static io.anula.cancellation.State.HELD;
import static io.anula.cancellation.State.IN_DOUBT;
import static io.anula.cancellation.State.READY;
import static io.anula.cancellation.State.REJECTED;
import static io.anula.cancellation.State.SENT;

import io.anula.cancellation.Outcome.CheckNow;
import io.anula.cancellation.Outcome.Hold;
import io.anula.cancellation.Outcome.OfPerson;
import io.anula.cancellation.Outcome.Release;
import io.anula.cancellation.Outcome.Reopen;
import io.anula.cancellation.Outcome.ResolvedWithNote;
import io.anula.cancellation.Outcome.Retry;
import java.util.Objects;

/** The rows of the table in {@link Transition} for decisions of a person. */
final class Decisions {
    private Decisions() {}

    static Cancellation apply(Next next, OfPerson decision) {
        Cancellation from = next.from;
        if (decision instanceof CheckNow) {
            return checkedNow(next);
        }
        next.decided("%s: %s".formatted(decision.who(), decision.reason()));
        if (decision instanceof Hold) {
            next.require(
                    from.state() == READY || from.state() == IN_DOUBT || from.state() == SENT, "not to be held now");
            return next.held(from.state());
        }
        if (decision instanceof Reopen) {
            return reopened(next);
        }
        next.require(from.state() == HELD, "hold it first");
        if (decision instanceof Release) {
            return next.progress().to(Objects.requireNonNull(from.heldFrom(), "heldFrom"), next.now);
        } else if (decision instanceof Retry) {
            next.requireNoNote();
            return next.progress().to(READY, next.now);
        } else if (decision instanceof ResolvedWithNote resolved) {
            return resolved(next, resolved);
        }
        next.requireNoNote();
        return next.to(REJECTED, null);
    }

    /**
     * If the provider's decisions are polled, the note is polled at once to confirm it. Other providers cannot be
     * polled.
     */
    private static Cancellation resolved(Next next, ResolvedWithNote resolved) {
        CreditNote known = next.from.note();
        next.require(
                known == null || known.code().equals(resolved.note().code()),
                "credit note %s exists".formatted(known == null ? "" : known.code()));
        if (known == null) {
            next.note(resolved.note(), null).by(resolved.who());
        }
        next.progress();
        return next.from.key().provider().isPolled() ? next.to(SENT, next.now) : next.to(ACCEPTED, null);
    }

    /** A decision proved by a poll stays. */
    private static Cancellation reopened(Next next) {
        Cancellation from = next.from;
        next.require(from.state() == ACCEPTED, "it has not ended as done");
        next.require(
                from.canBeReopened(),
                "%s has confirmed that the tax authority accepted its credit note"
                        .formatted(from.key().provider().title()));
        if (from.note() != null) {
            next.because("it had ended as done, with credit note %s"
                    .formatted(from.note().code()));
        }
        return next.withoutNote().progress().held(IN_DOUBT);
    }

    /** A call in doubt may still be under way until its first look-up; a person cannot make that look-up earlier. */
    private static Cancellation checkedNow(Next next) {
        Cancellation from = next.from;
        next.require(
                from.state() == READY || from.state() == SENT || (from.state() == IN_DOUBT && from.tries() > 0),
                from.state() == IN_DOUBT
                        ? "its call may be under way until %s; it is looked up then".formatted(from.dueAt())
                        : "there is nothing to look at");
        return next.to(from.state(), next.now);
    }
}
